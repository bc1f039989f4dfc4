"""Why a set has fewer tracks than asked for, as its page says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.engine.request import DEFAULT_PER_ARTIST
from recommendations.engine.shortage import Shortage

NO_MORE: Final = {
    Shortage.SAME_ARTISTS: _(
        "There are no more songs in this set because the others are further songs of the same "
        "artists (at most %(per_artist)d each) or other versions of these songs."
    ),
    Shortage.FILTERED_TO_FEW: _(
        "There are no more songs in this set because too few tracks pass the filters."
    ),
    Shortage.FILTERED_TO_NONE: _(
        "There are no more songs in this set because no track passes the filters."
    ),
    Shortage.FEW_TRACKS: _(
        "There are no more songs in this set because the catalogue has too few tracks."
    ),
    Shortage.NO_TRACKS: _(
        "There are no more songs in this set because the catalogue has no tracks."
    ),
    Shortage.UNKNOWN_PLAYLIST: _(
        "There are no more songs in this set because the catalogue has none of the playlist's "
        "tracks."
    ),
}
NOTHING: Final = {
    Shortage.NO_TRACKS: _("There is nothing to show because the catalogue has no tracks."),
    Shortage.UNKNOWN_PLAYLIST: _(
        "There is nothing to show because the catalogue has none of the playlist's tracks."
    ),
}
# What sets from before there were codes have noted instead.
ONCE_NOTED: Final = {
    f"the others are further songs of the same artists (at most {DEFAULT_PER_ARTIST} each) or "
    "other versions of these songs": Shortage.SAME_ARTISTS,
    "too few tracks pass the filters": Shortage.FILTERED_TO_FEW,
    "no track passes the filters": Shortage.FILTERED_TO_NONE,
    "the catalogue has too few tracks": Shortage.FEW_TRACKS,
    "the catalogue has no tracks": Shortage.NO_TRACKS,
    "the catalogue has none of the playlist's tracks": Shortage.UNKNOWN_PLAYLIST,
}


def shortage_of(notes: Mapping[str, Any]) -> Shortage | None:
    """What the notes of a set say, None for one of full length."""
    if code := notes.get("shortage"):
        return Shortage(code)
    return ONCE_NOTED.get(notes.get("short_because", ""))


def no_more(shortage: Shortage) -> str:
    """Behind the songs that there are. Every set is asked for with the same cap an artist."""
    return str(NO_MORE[shortage]) % {"per_artist": DEFAULT_PER_ARTIST}


def nothing(shortage: Shortage | None) -> str:
    """Where there are no songs at all."""
    return str(NOTHING[shortage]) if shortage in NOTHING else gettext("There is nothing to show.")
