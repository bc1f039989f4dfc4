"""How a set's save stands, in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection, Track
from recommendations.naming import name_of
from recommendations.selectors.cover import CoverView, cover_view
from recommendations.selectors.earlier import EarlierPlaylist, earlier_playlists
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.problems import problem_words
from recommendations.selectors.replaced import Replacement, is_gone, replacement_of
from recommendations.selectors.save_progress import Progress, progress_of
from recommendations.selectors.twins import TwinView, twin_view
from recommendations.services import leases
from recommendations.services.playlists import gets_cover
from recommendations.services.resuming import goes_on_by_itself, was_mended
from recommendations.services.steps import HoldsSomethingElse, MayNotLook
from recommendations.services.targets import MayNotReadTarget, TargetGone
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import READ_PLAYLISTS, SAVE_SCOPES

State = SavedPlaylist.State
CONSENT_PROBLEMS = (ReconnectNeeded.code, InsufficientScope.code, MayNotReadTarget.code)

# On the profile.
RECENT_PLAYLISTS = 5


@dataclass(frozen=True)
class SaveView:
    """``state`` is one of unavailable, sign-in, connect, reconnect, ready, nothing-left, saving,
    uncertain-create, uncertain-add, failed and saved; ``progress`` is there while saving.

    ``may_look`` says whether WMusic may see what became of an unconfirmed call. Of ``found``
    tracks Spotify confirmed that it ``added`` the first.

    ``way`` is new, append or replace; the tracks of the last two go into an earlier
    playlist, of which those in ``already_there`` were a part. ``earlier`` are the playlists
    that can be chosen before a save. ``is_gone`` says that Spotify did not list the playlist
    when it was last needed, ``is_targets_end`` that a save stopped for that.
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
    way: str = SavedPlaylist.Way.NEW
    already_there: tuple[str, ...] = ()
    earlier: tuple[EarlierPlaylist, ...] = ()
    cover: CoverView | None = None
    replacement: Replacement | None = None
    is_gone: bool = False
    is_targets_end: bool = False
    # Whether a new playlist would get a cover at once.
    with_cover: bool = False
    twin: TwinView | None = None

    @property
    def is_moving(self) -> bool:
        """Whether a worker is at it or will be, so that the page soon says something else."""
        return self.progress is not None or (self.cover is not None and self.cover.is_coming)

    @property
    def look_again_s(self) -> int:
        """In how many seconds a page without scripts is to load itself again."""
        if self.progress is not None:
            return self.progress.look_again_s
        return 30 if self.cover is not None and self.cover.until else 3

    @property
    def unconfirmed(self) -> int:
        return self.found - self.added


@dataclass(frozen=True)
class PlaylistSummary:
    """``is_replaced`` says that another set's tracks took the place of these."""

    name: str
    state: str
    created_at: datetime
    added: int
    url: str
    set_id: UUID
    # Of the set, for its mark.
    probabilities: Sequence[float]
    is_replaced: bool = False


def save_view(request: HttpRequest, chosen: RecommendationSet) -> SaveView:
    saved = SavedPlaylist.objects.filter(set=chosen).first()
    if saved is None:
        count = kept_entries(chosen).count()
        state = _before(request) if count else "nothing-left"
        owner = request.user if state == "ready" and isinstance(request.user, User) else None
        earlier = earlier_playlists(owner) if owner else ()
        return SaveView(
            state,
            count=count,
            playlist_name=name_of(chosen),
            earlier=earlier,
            with_cover=owner is not None and gets_cover(owner),
            problem=_lacking(request) if state == "reconnect" else "",
        )
    is_filled = saved.state == State.FILLED
    return SaveView(
        state=_state(saved),
        count=len(saved.wanted_tracks),
        problem="" if _was_mended(saved) else problem_words(saved.problem_code, saved.problem),
        progress=progress_of(saved, due=due) if (due := _due(saved)) else None,
        may_look=_may_look(saved),
        found=len(saved.found_ids),
        playlist_url=playlist_url(saved),
        playlist_name=saved.name,
        added=saved.added,
        missing=_titles(saved.missing_tracks),
        way=saved.way,
        already_there=_titles_there(saved),
        cover=cover_view(saved, _connection(saved.owner_id)) if is_filled else None,
        replacement=replacement_of(saved) if is_filled else None,
        twin=twin_view(saved) if is_filled else None,
        is_gone=is_gone(saved),
        is_targets_end=saved.problem_code == TargetGone.code,
    )


def saved_playlists(owner: User) -> list[PlaylistSummary]:
    """The newest few; `selectors.own_sets` has them all."""
    rows = SavedPlaylist.objects.filter(owner=owner).select_related("set").order_by("-created_at")
    return [_summary(row) for row in rows[:RECENT_PLAYLISTS]]


def playlists_of(owner: User, sets: Sequence[UUID]) -> dict[UUID, PlaylistSummary]:
    """The playlists of these sets, those that there are."""
    rows = SavedPlaylist.objects.filter(owner=owner, set__in=sets).select_related("set")
    return {row.set_id: _summary(row) for row in rows}


def playlist_url(saved: SavedPlaylist) -> str:
    """Of the playlist that its tracks are put into, empty where there is none yet."""
    spotify_id = saved.spotify_id or saved.target_spotify_id
    return settings.SPOTIFY.playlist(spotify_id) if spotify_id else ""


def _summary(row: SavedPlaylist) -> PlaylistSummary:
    return PlaylistSummary(
        row.name,
        _state(row),
        row.created_at,
        row.added,
        playlist_url(row),
        row.set_id,
        row.set.probabilities,
        is_replaced=row.replaced_at is not None,
    )


def _before(request: HttpRequest) -> str:
    if not settings.SPOTIFY_ENABLED:
        return "unavailable"
    if not isinstance(request.user, User):
        return "sign-in"
    connection = SpotifyConnection.objects.filter(user=request.user).first()
    if connection is None:
        return "connect"
    return "ready" if connection.allows(SAVE_SCOPES) else "reconnect"


def _lacking(request: HttpRequest) -> str:
    """Of a connection that works and allows less than a save needs; empty of any other."""
    connection = _connection(request.user.pk) if request.user.pk else None
    works = connection is not None and connection.allows(frozenset())
    return str(InsufficientScope.message) if works else ""


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


def _titles_there(saved: SavedPlaylist) -> tuple[str, ...]:
    if not saved.already_there:
        return ()
    wanted = Track.objects.filter(pk__in=saved.wanted_tracks)
    there = set(wanted.filter(spotify_id__in=saved.already_there).values_list("pk", flat=True))
    return _titles([track_id for track_id in saved.wanted_tracks if track_id in there])
