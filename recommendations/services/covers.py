"""Putting the cover on a filled playlist. Whatever comes of it, the playlist is whole.

A repeated upload puts the same picture in the place of the same picture, but is no more
repeated blindly than an add: each counts against a limit of its own. After one that was not
confirmed the playlist's pictures are looked at. Spotify gives no way to compare them with
what was sent; but it lays out several sizes of a mosaic that it made of the tracks, and one
picture without a size where one was uploaded. On a playlist that several saves went into it
may be another one's cover: there the listener decides.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from recommendations.covers.drawing import draw_cover
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services import leases, retries
from recommendations.services.attempts import Attempt
from recommendations.services.steps import NotListedYet, has_just_looked, looked_enough
from recommendations.spotify.errors import InsufficientScope, NotFound, SpotifyError
from recommendations.spotify.scopes import PURPOSES

Cover = SavedPlaylist.Cover
COVER_SCOPES = PURPOSES["cover"].scopes
NO_PROBLEM = {"cover_problem": "", "cover_problem_code": ""}


class CoverNotAllowed(InsufficientScope):
    code = "cover-not-allowed"
    message = _("Spotify needs your permission before WMusic may put a cover on a playlist.")


class CoverNotListedYet(NotListedYet):
    code = "cover-not-listed-yet"
    message = _("Spotify did not confirm the cover, and does not show it so far.")


class CoverNotConfirmed(SpotifyError):
    code = "cover-not-confirmed"
    message = _("Spotify did not confirm the cover. See in Spotify whether it is there.")


class PlaylistGoneForCover(NotFound):
    code = "playlist-gone"
    message = _("Spotify no longer has the playlist that the cover is for.")


def cover_of(chosen: RecommendationSet) -> bytes:
    """The set's cover as a JPEG, the same each time."""
    return draw_cover(chosen.probabilities, chosen.pk.bytes)


def is_under_way(saved: SavedPlaylist) -> bool:
    return saved.cover in (Cover.WANTED, Cover.SENDING)


def put_cover(attempt: Attempt) -> None:
    """Upload the cover that is wanted, or find out what became of an upload."""
    saved = attempt.saved
    try:
        if saved.cover == Cover.SENDING:
            _find(attempt)
        if saved.cover == Cover.WANTED:
            _send(attempt)
    except NotFound as problem:
        raise PlaylistGoneForCover from problem


def end_without(saved: SavedPlaylist, problem: SpotifyError) -> None:
    """Write that the cover is not there, and why; the worker's next attempt, if any."""
    saved.attempts += 1
    sequel = retries.after(saved, problem)
    values: dict[str, Any] = {
        "attempts": saved.attempts,
        "cover_problem": str(problem.message)[:300],
        "cover_problem_code": problem.code,
    }
    if isinstance(problem, CoverNotConfirmed):
        values["cover"] = Cover.UNCONFIRMED
    elif sequel.is_failed:
        # What it was doing is not known any better for having been given up.
        is_out = saved.cover == Cover.SENDING
        values["cover"] = Cover.UNCONFIRMED if is_out else Cover.GIVEN_UP
    leases.end(saved, retry_at=sequel.retry_at, **values)


def _send(attempt: Attempt) -> None:
    saved = attempt.saved
    with attempt.permitted(COVER_SCOPES, otherwise=CoverNotAllowed):
        jpeg = cover_of(saved.set)
        attempt.before_call()
        leases.write(saved, cover=Cover.SENDING, looks=0, looked_at=None, **NO_PROBLEM)
        try:
            attempt.client.put_cover(attempt.playlist_id, jpeg)
        except SpotifyError as problem:
            if not problem.ambiguous:
                leases.write(saved, cover=Cover.WANTED)
            raise
    _keep_done(saved)


def _find(attempt: Attempt) -> None:
    saved = attempt.saved
    if _of_the_same_playlist(saved).exists():
        raise CoverNotConfirmed
    if has_just_looked(saved):
        raise CoverNotListedYet
    attempt.before_call()
    if attempt.client.has_uploaded_cover(attempt.playlist_id):
        _keep_done(saved)
        return
    if not looked_enough(saved):
        raise CoverNotListedYet
    leases.write(saved, cover=Cover.WANTED)


def _keep_done(saved: SavedPlaylist) -> None:
    """A playlist has one cover: what another save had put on it is there no longer."""
    with transaction.atomic():
        leases.write(saved, cover=Cover.DONE, attempts=0, **NO_PROBLEM)
        _of_the_same_playlist(saved).filter(cover=Cover.DONE).update(cover=Cover.NONE)


def _of_the_same_playlist(saved: SavedPlaylist) -> QuerySet[SavedPlaylist]:
    playlist_id = saved.spotify_id or saved.target_spotify_id
    same = Q(spotify_id=playlist_id) | Q(target_spotify_id=playlist_id)
    return SavedPlaylist.objects.filter(same, owner=saved.owner_id).exclude(pk=saved.pk)
