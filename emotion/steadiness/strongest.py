"""The strongest of seven shares, and whether it is strong enough to be named."""

from __future__ import annotations

from emotion.steadiness.constants import LEAD, SURE_SHARE
from emotion.steadiness.states import Shares


def strongest(shares: Shares) -> int:
    """Index of the largest share; of equal ones the first."""
    best = 0
    for index in range(1, len(shares)):
        if shares[index] > shares[best]:
            best = index
    return best


def clear_label(shares: Shares) -> int | None:
    """Index of the strongest if it is large enough and leads every other, else None."""
    top = strongest(shares)
    if shares[top] < SURE_SHARE:
        return None
    for index in range(len(shares)):
        if index != top and shares[top] - shares[index] < LEAD:
            return None
    return top
