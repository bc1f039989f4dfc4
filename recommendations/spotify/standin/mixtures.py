"""Several faults at once, of which each call meets one at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Order = dict[str, object]


def mixture(orders: Sequence[Mapping[str, object]], chance: float, seed: int) -> list[Order]:
    """Return the orders with chances such that each call fails with `chance` in all.

    `chance` is in 0..1, and every order is as likely as the others. The first order that
    strikes a call ends the search, so the later ones need higher chances: with n orders
    and c = chance/n the i-th of them, counted from 0, strikes with c/(1 - i*c).
    """
    each = chance / len(orders)
    return [
        {**order, "chance": each / (1 - index * each), "seed": seed + index}
        for index, order in enumerate(orders)
    ]
