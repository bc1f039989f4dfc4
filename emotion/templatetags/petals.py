"""The figure of seven petals as SVG: ``{% petals probabilities %}``."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from emotion.labels import LABELS
from emotion.petals import CORE_RADIUS, INNER, RADIUS, path
from emotion.petals import petals as petals_of
from emotion.words import shares_in_words

register = template.Library()

# Round the figure, so that no outline is cut off.
MARGIN = 4


@register.inclusion_tag("components/_petals.html")
def petals(
    probabilities: Sequence[float] | None = None,
    size: str = "",
    *,
    decorative: bool = False,
) -> dict[str, object]:
    """The figure of seven `probabilities` in 0..1, in the order of `emotion.labels`.

    Without them all petals are at zero, for scripts to set. `size` "small" reads well at
    40 px. The text alternative names the shares; `decorative` leaves it out, where a text
    beside the figure says them.
    """
    shares = probabilities if probabilities is not None else [0.0] * len(LABELS)
    reach = RADIUS + MARGIN
    is_silent = decorative or probabilities is None
    return {
        "petals": petals_of(shares),
        "path": path(),
        "inner": f"{INNER:g}",
        "core": f"{CORE_RADIUS:g}",
        "view_box": f"{-reach:g} {-reach:g} {2 * reach:g} {2 * reach:g}",
        "is_small": size == "small",
        "alternative": "" if is_silent else shares_in_words(shares),
    }


@register.simple_tag
def petal_path() -> str:
    """A whole petal as the data of a path, for drawings of their own hues."""
    return path()


@register.simple_tag
def petal_turns() -> list[str]:
    """The seven directions, in degrees clockwise from above."""
    return [f"{petal.turn:.2f}" for petal in petals_of([1.0] * len(LABELS))]
