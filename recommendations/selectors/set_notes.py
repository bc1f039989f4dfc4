"""What was noted while a set was chosen, in sentences for its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import ngettext, ngettext_lazy

from recommendations.models import RecommendationSet
from recommendations.wording.shortage import no_more, shortage_of

# By filter.
UNKNOWN: Final = {
    "genres": ngettext_lazy(
        "%(songs)s song was left out because its genre is unknown.",
        "%(songs)s songs were left out because their genre is unknown.",
        "count",
    ),
    "decades": ngettext_lazy(
        "%(songs)s song was left out because its year is unknown.",
        "%(songs)s songs were left out because their year is unknown.",
        "count",
    ),
    "no_explicit": ngettext_lazy(
        "%(songs)s song was left out because nobody says whether it is explicit.",
        "%(songs)s songs were left out because nobody says whether they are explicit.",
        "count",
    ),
    "instrumental_only": ngettext_lazy(
        "%(songs)s song was left out because nobody says whether it is instrumental.",
        "%(songs)s songs were left out because nobody says whether they are instrumental.",
        "count",
    ),
    "tempo": ngettext_lazy(
        "%(songs)s song was left out because its tempo is unknown.",
        "%(songs)s songs were left out because their tempo is unknown.",
        "count",
    ),
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
            yield UNKNOWN[name] % {"count": count, "songs": intcomma(count)}
    if returned := notes.get("returned"):
        yield ngettext(
            "%(count)d song was shown before and came back for want of others.",
            "%(count)d songs were shown before and came back for want of others.",
            returned,
        ) % {"count": returned}
    # A set without any song has a page of its own for the reason.
    if (shortage := shortage_of(notes)) and chosen.shown:
        yield no_more(shortage)
