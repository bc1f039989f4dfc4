"""What was noted while a set was chosen, in sentences for its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.contrib.humanize.templatetags.humanize import intcomma

from recommendations.models import RecommendationSet

# By filter: what is unknown of one song, and of several.
UNKNOWN: Final = {
    "genres": ("its genre is unknown", "their genre is unknown"),
    "decades": ("its year is unknown", "their year is unknown"),
    "no_explicit": (
        "nobody says whether it is explicit",
        "nobody says whether they are explicit",
    ),
    "instrumental_only": (
        "nobody says whether it is instrumental",
        "nobody says whether they are instrumental",
    ),
    "tempo": ("its tempo is unknown", "their tempo is unknown"),
}


def notes_of(chosen: RecommendationSet) -> tuple[str, ...]:
    """Sentences on what was left out, what came back, and why a set is short.

    Empty for a set from before notes were kept.
    """
    return tuple(_sentences(chosen))


def _sentences(chosen: RecommendationSet) -> Iterator[str]:
    notes = chosen.notes
    for name, count in notes.get("unknown", {}).items():
        if count:
            one, many = UNKNOWN[name]
            yield (
                f"1 song was left out because {one}."
                if count == 1
                else f"{intcomma(count)} songs were left out because {many}."
            )
    if returned := notes.get("returned"):
        yield (
            "1 song was shown before and came back for want of others."
            if returned == 1
            else f"{returned} songs were shown before and came back for want of others."
        )
    # A set without any song has a page of its own for the reason.
    if (short := notes.get("short_because")) and chosen.shown:
        yield f"There are no more songs in this set because {short}."
