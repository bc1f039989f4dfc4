"""What is said of tracks from Spotify: why each is in a list, and what a press did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from recommendations.fresh.filtering import LeftOut

LEFT_OUT: Final = {
    LeftOut.UNUSABLE: gettext_lazy("%(count)d that cannot be played"),
    LeftOut.IN_LIST: gettext_lazy("%(count)d in this list already"),
    LeftOut.IN_CATALOGUE: gettext_lazy("%(count)d in our catalogue already"),
    LeftOut.SHOWN: gettext_lazy("%(count)d shown in your last sets"),
    LeftOut.DISLIKED: gettext_lazy("%(count)d that you gave a thumb down"),
    LeftOut.LESS_OF: gettext_lazy("%(count)d of artists that you want less of"),
    LeftOut.EXPLICIT: gettext_lazy("%(count)d not known to be free of explicit lyrics"),
    LeftOut.DECADE: gettext_lazy("%(count)d not of the decades you asked for"),
    LeftOut.ARTIST: gettext_lazy("%(count)d of artists who are in the list twice already"),
}


def why_found(genre: str, year: int | None, *, is_new: bool, was_asked_for: bool) -> str:
    values = {"genre": genre, "year": year}
    if is_new:
        # What is new is known to be so by its year.
        place = _("New on Spotify in %(genre)s, %(year)s") % values
    elif year:
        place = _("Found on Spotify in %(genre)s, %(year)s") % values
    else:
        place = _("Found on Spotify in %(genre)s") % values
    said = (
        _(
            "%(place)s; how it sounds is not measured, so you asked for the genre and the mood "
            "had no say."
        )
        if was_asked_for
        else _("%(place)s; how it sounds is not measured, so the mood decided only the genre.")
    )
    return said % {"place": place}


def why_recommended(target: Sequence[float]) -> str:
    """`target` is valence, energy and danceability, 0..1."""
    valence, energy, danceability = (number_format(share, 2) for share in target)
    return _(
        "Spotify recommended it for valence %(valence)s, energy %(energy)s and danceability "
        "%(danceability)s, which WMusic's table gives your mood; how it sounds is not measured "
        "here."
    ) % {"valence": valence, "energy": energy, "danceability": danceability}


def listed(words: Sequence[str]) -> str:
    """'soul', 'soul and pop', 'soul, pop and rock'."""
    *first, last = words
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}


def result(added: int, left_out: Mapping[LeftOut, int], nothing: str) -> str:
    """What a press did; `nothing` is said where Spotify named no song at all."""
    if not added and not left_out:
        return nothing
    parts = [_added(added)]
    if left_out:
        reasons = [str(LEFT_OUT[why]) % {"count": count} for why, count in left_out.items()]
        parts.append(_("Left out: %(reasons)s.") % {"reasons": ", ".join(reasons)})
    return " ".join(parts)


def _added(count: int) -> str:
    if count == 0:
        return _("None of the songs that Spotify named could be added.")
    return ngettext(
        "%(count)d song from Spotify was added to the end of the list.",
        "%(count)d songs from Spotify were added to the end of the list.",
        count,
    ) % {"count": count}
