"""The figure of seven petals as SVG: ``{% petals probabilities %}``."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from emotion.labels import LABELS
from emotion.petals import CORE_RADIUS, INNER, LENGTH, RADIUS, REACH, path, places
from emotion.petals import petals as petals_of
from emotion.words import shares_in_words

register = template.Library()

# Round the figure, so that no outline is cut off.
MARGIN = 4


@register.inclusion_tag("components/_petals.html")
def petals(
    probabilities: Sequence[float],
    size: str = "",
    *,
    decorative: bool = False,
) -> dict[str, object]:
    """The figure of seven `probabilities` in 0..1, in the order of `emotion.labels`.

    `size` "small" reads well at 40 px. The text alternative names the shares; `decorative`
    leaves it out, where a text beside the figure says them.
    """
    reach = RADIUS + MARGIN
    return {
        "petals": petals_of(probabilities),
        "path": path(),
        "inner": f"{INNER:g}",
        "core": f"{CORE_RADIUS:g}",
        "view_box": f"{-reach:g} {-reach:g} {2 * reach:g} {2 * reach:g}",
        "is_small": size == "small",
        "alternative": "" if decorative else shares_in_words(probabilities),
    }


@register.inclusion_tag("components/_petals_around.html")
def petals_around() -> dict[str, object]:
    """The petals round a picture, all drawn in, for scripts to push out."""
    return {
        "places": [
            (place.label, f"{place.x:.0%}", f"{place.y:.0%}", f"{place.turn:g}")
            for place in places()
        ],
        "path": path(),
        "reach": f"{REACH:g}",
        "drawn_out": f"{LENGTH - REACH:g}",
        "drawn_in": f"{LENGTH:g}",
    }


@register.simple_tag
def petal_path() -> str:
    """A whole petal as the data of a path, for drawings of their own hues."""
    return path()


@register.simple_tag
def petal_turns() -> list[str]:
    """The seven directions, in degrees clockwise from above."""
    return [f"{petal.turn:.2f}" for petal in petals_of([1.0] * len(LABELS))]
