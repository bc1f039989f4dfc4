"""The first steps of a save: finding the tracks at Spotify, and making the playlist.

Each writes what it is about to do before it asks Spotify, and may be cut short at any point:
what was written last says where to go on. `targets.py`, `filling.py` and `covers.py` have
the others.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist, Track, TwinSearch
from recommendations.naming import is_marked_for_another, mark_of
from recommendations.services import leases
from recommendations.services.attempts import Attempt
from recommendations.services.identification import identify, needs_search
from recommendations.services.twin_search import expect_twin
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.library import FoundPlaylist
from recommendations.spotify.scopes import READ_PLAYLISTS

State = SavedPlaylist.State
Id = TypeVar("Id", str, int)

# Spotify may list late what it did: it counts as not done when two looks so far apart do
# not find it.
ENOUGH_LOOKS = 2
BETWEEN_LOOKS = timedelta(minutes=1)
# Of earlier calls nothing is to be told any more.
NEW_CALL = {"looks": 0, "looked_at": None, "problem": "", "problem_code": ""}


class NothingFound(SpotifyError):
    code = "nothing-found"
    message = _("None of these tracks could be found on Spotify, so no playlist was made.")


class NotListedYet(SpotifyError):
    """Looked for once and not found; to be looked for again at `BETWEEN_LOOKS`."""

    code = "not-listed-yet"
    message = _("Spotify did not confirm the playlist, and does not list it so far.")


class NotAddedYet(NotListedYet):
    code = "not-added-yet"
    message = _("Spotify did not confirm the tracks, and does not list them so far.")


class MayNotLook(SpotifyError):
    code = "may-not-look"
    message = _(
        "Spotify did not say whether this worked, and WMusic has no permission to look at "
        "your playlists."
    )


class HoldsSomethingElse(SpotifyError):
    code = "holds-something-else"
    message = _("The playlist holds other tracks than those that WMusic added.")


def resolve(attempt: Attempt) -> None:
    """Find the id of every wanted track that has none: at most one search each.

    Each answer is written at once, so that it is not asked for again.
    """
    saved = attempt.saved
    found, missing = list(saved.found_ids), list(saved.missing_tracks)
    tracks = Track.objects.in_bulk(saved.wanted_tracks)
    for track_id in saved.wanted_tracks[len(found) + len(missing) :]:
        track = tracks.get(track_id)
        asks = track is not None and needs_search(track)
        if asks:
            attempt.before_call()
        spotify_id = identify(track, attempt.client) if track else None
        if spotify_id:
            found.append(spotify_id)
        else:
            missing.append(track_id)
        if asks:
            leases.write(saved, found_ids=found, missing_tracks=missing, attempts=0)
    # Two tracks of the catalogue may be one recording of Spotify's, which comes once.
    leases.write(saved, found_ids=_once(found), missing_tracks=_once(missing))
    if not found:
        raise NothingFound


def _once(ids: list[Id]) -> list[Id]:
    """In their order, each once: a save that goes on here may look up the last ones again."""
    return list(dict.fromkeys(ids))


def create(attempt: Attempt) -> None:
    saved = attempt.saved
    attempt.before_call()
    leases.write(saved, state=State.CREATING, **NEW_CALL)
    try:
        playlist_id = attempt.client.create_playlist(saved.name, saved.description)
    except SpotifyError as problem:
        if not problem.ambiguous:
            leases.write(saved, state=State.WANTED)
        raise
    if not _keep_created(saved, playlist_id):
        # Another save of this name looked for its own and took this one: it is theirs now.
        raise NotListedYet


def find_created(attempt: Attempt) -> None:
    """After an unconfirmed create, look for its playlist among the listener's own.

    It is one of theirs, of exactly this name, still empty, and no record of ours has it.
    When it was not there twice, the state goes back to ``wanted``.
    """
    saved = attempt.saved
    if has_just_looked(saved):
        raise NotListedYet
    candidates = [one for one in _own_playlists(attempt) if _may_be(saved, one)]
    mark = mark_of(saved.set_id)
    # Spotify may leave descriptions out, so a mark decides only where there is one.
    for playlist in sorted(candidates, key=lambda one: mark not in one.description):
        if _keep_created(saved, playlist.spotify_id):
            return
    if not looked_enough(saved):
        raise NotListedYet
    expect_twin(saved)
    leases.write(saved, state=State.WANTED)


def has_just_looked(saved: SavedPlaylist) -> bool:
    now = timezone.now()
    if saved.looked_at is not None and saved.looked_at > now:
        # By a clock that was set back since: nobody knows how long ago that was.
        leases.write(saved, looked_at=now)
    return saved.looked_at is not None and now < saved.looked_at + BETWEEN_LOOKS


def looked_enough(saved: SavedPlaylist) -> bool:
    """Count a look that found nothing."""
    leases.write(saved, looks=saved.looks + 1, looked_at=timezone.now())
    return saved.looks >= ENOUGH_LOOKS


def _own_playlists(attempt: Attempt) -> list[FoundPlaylist]:
    with attempt.permitted(READ_PLAYLISTS, otherwise=MayNotLook):
        attempt.before_call()
        owner_id = attempt.client.user_id()
        every = attempt.paged(attempt.client.own_playlists())
        return [one for one in every if one.owner_id == owner_id]


def _may_be(saved: SavedPlaylist, playlist: FoundPlaylist) -> bool:
    return (
        playlist.is_called(saved.name)
        and playlist.is_empty
        and not is_marked_for_another(playlist.description, saved.set_id)
        and not SavedPlaylist.objects.filter(spotify_id=playlist.spotify_id).exists()
        and not TwinSearch.objects.filter(spotify_id=playlist.spotify_id).exists()
    )


def _keep_created(saved: SavedPlaylist, playlist_id: str) -> bool:
    """Return False where another record holds this playlist."""
    try:
        with transaction.atomic():
            leases.write(saved, spotify_id=playlist_id, state=State.CREATED, added=0, attempts=0)
    except IntegrityError:
        return False
    return True
