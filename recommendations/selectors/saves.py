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
from recommendations.services import leases
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import SAVE_SCOPES

State = SavedPlaylist.State
CONSENT_PROBLEMS = (ReconnectNeeded.code, InsufficientScope.code)


@dataclass(frozen=True)
class SaveView:
    state: str
    count: int
    problem: str = ""
    playlist_url: str = ""
    playlist_name: str = ""
    added: int = 0
    missing: tuple[str, ...] = ()


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
    if leases.is_live(saved):
        return "saving"
    if saved.problem_code in CONSENT_PROBLEMS and not _was_mended(saved):
        return "reconnect"
    if saved.state == State.WANTED and _was_mended(saved):
        return "ready"
    if saved.state == State.CREATING:
        return "uncertain-create"
    if saved.state == State.ADDING:
        return "uncertain-add"
    return "failed"


def _was_mended(saved: SavedPlaylist) -> bool:
    """Whether the save stopped for want of a consent that is there now."""
    if saved.problem_code not in CONSENT_PROBLEMS:
        return False
    connection = SpotifyConnection.objects.filter(user=saved.owner).first()
    return connection is not None and connection.allows(SAVE_SCOPES)


def _titles(track_ids: list[int]) -> tuple[str, ...]:
    tracks = Track.objects.in_bulk(track_ids)
    return tuple(str(tracks[track_id]) for track_id in track_ids if track_id in tracks)
