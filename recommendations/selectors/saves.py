"""How a set's save stands, in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection, Track
from recommendations.naming import name_of
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.save_progress import Progress, progress_of
from recommendations.services import leases
from recommendations.services.resuming import goes_on_by_itself, was_mended
from recommendations.services.steps import HoldsSomethingElse, MayNotLook
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import READ_PLAYLISTS, SAVE_SCOPES

State = SavedPlaylist.State
CONSENT_PROBLEMS = (ReconnectNeeded.code, InsufficientScope.code)


@dataclass(frozen=True)
class SaveView:
    """``state`` is one of unavailable, sign-in, connect, reconnect, ready, nothing-left, saving,
    uncertain-create, uncertain-add, failed and saved; ``progress`` is there while saving.

    ``may_look`` says whether WMusic may see what became of an unconfirmed call. Of ``found``
    tracks Spotify confirmed that it ``added`` the first.
    """

    state: str
    count: int
    problem: str = ""
    playlist_url: str = ""
    playlist_name: str = ""
    added: int = 0
    missing: tuple[str, ...] = ()
    progress: Progress | None = None
    may_look: bool = False
    found: int = 0

    @property
    def unconfirmed(self) -> int:
        return self.found - self.added


@dataclass(frozen=True)
class PlaylistSummary:
    name: str
    state: str
    created_at: datetime
    added: int
    url: str
    set_id: UUID


def save_view(request: HttpRequest, chosen: RecommendationSet) -> SaveView:
    saved = SavedPlaylist.objects.filter(set=chosen).first()
    if saved is None:
        count = kept_entries(chosen).count()
        state = _before(request) if count else "nothing-left"
        return SaveView(state, count=count, playlist_name=name_of(chosen))
    return SaveView(
        state=_state(saved),
        count=len(saved.wanted_tracks),
        problem="" if _was_mended(saved) else saved.problem,
        progress=progress_of(saved, due=due) if (due := _due(saved)) else None,
        may_look=_may_look(saved),
        found=len(saved.found_ids),
        playlist_url=playlist_url(saved),
        playlist_name=saved.name,
        added=saved.added,
        missing=_titles(saved.missing_tracks),
    )


def saved_playlists(owner: User) -> list[PlaylistSummary]:
    rows = SavedPlaylist.objects.filter(owner=owner).order_by("-created_at")
    return [
        PlaylistSummary(
            row.name, _state(row), row.created_at, row.added, playlist_url(row), row.set_id
        )
        for row in rows
    ]


def playlist_url(saved: SavedPlaylist) -> str:
    return settings.SPOTIFY.playlist(saved.spotify_id) if saved.spotify_id else ""


def _before(request: HttpRequest) -> str:
    if not settings.SPOTIFY_ENABLED:
        return "unavailable"
    if not isinstance(request.user, User):
        return "sign-in"
    connection = SpotifyConnection.objects.filter(user=request.user).first()
    if connection is None:
        return "connect"
    return "ready" if connection.allows(SAVE_SCOPES) else "reconnect"


def _state(saved: SavedPlaylist) -> str:
    if saved.state == State.FILLED:
        return "saved"
    if _due(saved):
        return "saving"
    if saved.state == State.FAILED:
        return "failed"
    if saved.problem_code in CONSENT_PROBLEMS:
        return "ready" if _was_mended(saved) else "reconnect"
    if saved.problem_code == MayNotLook.code:
        return "uncertain-create" if saved.state == State.CREATING else "uncertain-add"
    if saved.problem_code == HoldsSomethingElse.code:
        return "uncertain-add"
    return "failed"


def _due(saved: SavedPlaylist) -> datetime | None:
    """Since when, or from when on, a worker is to act; None where it is not its turn."""
    if saved.retry_at is not None:
        return saved.retry_at
    if leases.is_live(saved):
        return saved.leased_until
    if goes_on_by_itself(saved) and _was_mended(saved):
        # As soon as a worker notices the new consent.
        connection = _connection(saved.owner_id)
        return connection.authorized_at if connection else None
    return None


def _may_look(saved: SavedPlaylist) -> bool:
    connection = _connection(saved.owner_id)
    return connection is not None and connection.allows(READ_PLAYLISTS)


def _was_mended(saved: SavedPlaylist) -> bool:
    return was_mended(saved, _connection(saved.owner_id))


def _connection(owner_id: int) -> SpotifyConnection | None:
    return SpotifyConnection.objects.filter(user=owner_id).first()


def _titles(track_ids: list[int]) -> tuple[str, ...]:
    tracks = Track.objects.in_bulk(track_ids)
    return tuple(str(tracks[track_id]) for track_id in track_ids if track_id in tracks)
