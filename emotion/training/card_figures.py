"""The figures of ``MODEL_CARD.md``, written from ``metrics.json`` and never by hand.

A figure stands between two comments that Markdown does not show:
``<!-- metrics private.accuracy percent -->64.3 %<!-- end -->`` names a value by its path
and how to write it, ``<!-- metrics classes -->...<!-- end -->`` one of `TABLES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from emotion.training.card_tables import TABLES

CARD_NAME = "MODEL_CARD.md"

FIGURE = re.compile(
    r"(?P<open><!-- metrics (?P<name>[\w.]+)(?: (?P<how>\w+))? -->)"
    r".*?(?P<close><!-- end -->)",
    re.DOTALL,
)

FORMATS: dict[str, Callable[[Any], str]] = {
    "percent": lambda value: f"{value:.1%}".replace("%", " %"),
    "share": lambda value: f"{value:.3f}",
    "count": lambda value: f"{value:,}",
    "text": str,
}


class CardError(Exception):
    """The card names a figure that was not measured; the text says which."""


def fill_figures(card: str, metrics: Mapping[str, Any]) -> str:
    """Return the card with every figure written anew from the sections of `metrics`.

    What stands outside the comments stays. Raises CardError for a figure that `metrics`
    does not hold or that has no such format.
    """

    def written(match: re.Match[str]) -> str:
        name, how = match["name"], match["how"]
        try:
            if how is None:
                # Blank lines, or Markdown would not see a table between comments.
                text = f"\n\n{TABLES[name](metrics)}\n\n"
            else:
                text = FORMATS[how](_value(metrics, name))
        except (KeyError, TypeError, ValueError) as error:
            raise CardError(
                f"the card's figure '{' '.join(filter(None, (name, how)))}' "
                f"is not among the measured ones: {error!r}"
            ) from error
        return f"{match['open']}{text}{match['close']}"

    return FIGURE.sub(written, card)


def _value(metrics: Mapping[str, Any], path: str) -> Any:
    value: Any = metrics
    for key in path.split("."):
        value = value[key]
    return value
