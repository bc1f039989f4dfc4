"""A listener's liked songs, sorted into six sets by mood."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.lookup import rows_of
from recommendations.engine.recommendation import Notes, Pick, Reasons, Recommendation
from recommendations.library.candidates import match_in_catalogue
from recommendations.library.choice import Choice, Source
from recommendations.likeness import NAMELESS
from recommendations.models import LibraryReading, RecommendationSet
from recommendations.moods import only
from recommendations.selectors.mood_lists import (
    SORTED,
    forgettable_mood_lists,
    latest_mood_lists,
    mood_lists,
)
from recommendations.services.known_ids import learn_ids
from recommendations.services.library_pages import keeping
from recommendations.services.library_wishes import Purpose, ask
from recommendations.services.playlists import NothingToSave, save_set
from recommendations.services.sets import keep_answer
from recommendations.spotify import library as spotify_library
from recommendations.spotify.client import MOST_ADDED_AT_ONCE
from recommendations.spotify.errors import SpotifyError
from recommendations.wishes import Wish

if TYPE_CHECKING:
    from recommendations.mood_playlists.sorting import MoodPlaylist, MoodPlaylists

# One call fills it, and its page shows every card.
LONGEST_LIST = MOST_ADDED_AT_ONCE


class SortingNotOffered(SpotifyError):
    code = "sorting-not-offered"
    message = _("This site does not sort liked songs by mood.")


class NoLikedSongs(SpotifyError):
    code = "no-liked-songs"
    message = _(
        "There are no liked songs in your Spotify library yet, so there is nothing to sort."
    )


class TooFewSongs(SpotifyError):
    """``found`` songs can be sorted, of ``given`` ones where that is the reason."""

    code = "too-few-songs"

    def __init__(self, found: int, given: int | None) -> None:
        self.found, self.given = found, given
        if given is None:
            words = ngettext(
                "Six lists need at least six different songs; there is %(found)s.",
                "Six lists need at least six different songs; there are %(found)s.",
                found,
            )
        else:
            words = ngettext(
                "Six lists need at least six songs whose features are known; of %(given)s "
                "there is %(found)s.",
                "Six lists need at least six songs whose features are known; of %(given)s "
                "there are %(found)s.",
                found,
            )
        self.message = words % {"found": intcomma(found), "given": intcomma(given or 0)}
        super().__init__()


@dataclass(frozen=True)
class SortedNote:
    """What each of six sets notes of the sorting they come from.

    ``songs`` are those of the whole list, of which the set has the first; the other counts
    are of the library: ``matched`` of the ``given`` songs have features, ``left_out`` were
    no songs. The clusters were fitted on ``fitted_rows`` songs.
    """

    sorting: str
    songs: int
    given: int
    matched: int
    left_out: int
    fitted_on_library: bool
    fitted_rows: int


def sort_liked_songs(owner: User) -> None:
    """Have all liked songs read and kept as six sets, in place of those sorted before.

    Sets of an earlier sorting stay where they were saved. When anything fails, all stays
    as it was. Raises SortingNotOffered and what `library_wishes.ask` raises: SpotifyErrors
    with words for the listener.
    """
    require_offered()
    ask(owner, Purpose.MOODS, Choice(Source.LIKED))


def require_offered() -> None:
    if not settings.MOOD_PLAYLISTS:
        raise SortingNotOffered


def keep(reading: LibraryReading, library: spotify_library.Library) -> None:
    """Sort `library` into six sets.

    Raises NoLikedSongs, TooFewSongs, and LeaseLostError; nothing is kept then.
    """
    # scikit-learn takes longer to import than all else, and only this needs it.
    from recommendations.mood_playlists.clusters import TooFewSongsError
    from recommendations.mood_playlists.sorting import Library, sort_by_mood

    if not library.tracks:
        raise NoLikedSongs
    matches = match_in_catalogue(library.tracks)
    catalogue = load_catalogue()
    try:
        lists = sort_by_mood(catalogue, Library(tuple(matches.moments), len(matches.unmatched)))
    except TooFewSongsError as error:
        raise TooFewSongs(error.found, error.given) from error
    kept = {song.track_id for one in lists.playlists for song in one.songs[:LONGEST_LIST]}
    with keeping(reading):
        _keep_lists(reading.owner, catalogue, lists, library.left_out)
        learn_ids(matches.found, kept)


def save_mood_lists(owner: User) -> None:
    """Have each of the six lists saved as a playlist, or go on where a save had stopped.

    How each goes stands with it; safe to call twice, as `save_set` is.
    """
    for chosen in latest_mood_lists(owner):
        # No song of theirs may be in it, or the lists were forgotten meanwhile.
        with suppress(NothingToSave, RecommendationSet.DoesNotExist):
            save_set(chosen, owner=owner)


def forget_mood_lists(owner: User) -> None:
    """Delete every list of every sorting, but those whose playlist is being made.

    Playlists in the Spotify account stay.
    """
    forgettable_mood_lists(owner).delete()


def _keep_lists(owner: User, catalogue: Catalogue, lists: MoodPlaylists, left_out: int) -> None:
    # Held against a save that begins now.
    earlier = [one.pk for one in mood_lists(owner).select_for_update()]
    RecommendationSet.objects.filter(pk__in=earlier, saved_playlist=None).delete()
    sorting = secrets.token_hex(8)
    for one in lists.playlists:
        note = SortedNote(
            sorting=sorting,
            songs=len(one.songs),
            given=lists.coverage.given,
            matched=lists.coverage.matched,
            left_out=left_out,
            fitted_on_library=lists.fitted_on_library,
            fitted_rows=lists.fitted_rows,
        )
        _keep_list(owner, catalogue, one, note)


def _keep_list(owner: User, catalogue: Catalogue, one: MoodPlaylist, note: SortedNote) -> None:
    made = keep_answer(
        _answer(catalogue, one),
        wish=Wish(tuple(only(one.emotion)), RecommendationSet.Origin.HAND),
        owner=owner,
        like=NAMELESS[Source.LIKED],
    )
    made.notes = {**made.notes, SORTED: asdict(note)}
    # All of it, since a save takes what is shown.
    made.shown = min(len(one.songs), LONGEST_LIST)
    made.save(update_fields=["notes", "shown"])


def _answer(catalogue: Catalogue, one: MoodPlaylist) -> Recommendation:
    """The list as if an engine had chosen it; a track's score is how near the centre it is."""
    rows, _ = rows_of(catalogue, one.track_ids)
    return Recommendation(
        tuple(
            Pick(
                song.track_id,
                row,
                -song.distance,
                Reasons(one.emotion, song.valence, song.energy, heard=True),
            )
            for song, row in zip(one.songs[:LONGEST_LIST], rows.tolist(), strict=False)
        ),
        Notes(
            candidates=len(one.songs),
            excluded=0,
            unknown={},
            recently_shown=0,
            returned=0,
            mood=one.centroid,
            goal=one.centroid,
        ),
    )
