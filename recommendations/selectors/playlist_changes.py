"""What the pages say that change a saved playlist, remove it, or delete its set."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from recommendations.edit_forms import NameForm
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.naming import name_of, words_in
from recommendations.selectors.consents import Consent, consent_for
from recommendations.selectors.details import Details, details_of
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.same_playlist import playlist_id_of, saves_in
from recommendations.services.playlist_hold import is_at_work
from recommendations.spotify.errors import SpotifyError


@dataclass(frozen=True)
class PlaylistView:
    """``problem`` is why the last press failed; ``consent`` is there where one is needed, and
    ``details`` where they can be changed. ``others`` are the names of other lists in it.
    """

    set_id: UUID
    name: str
    url: str
    problem: str
    consent: Consent | None
    others: tuple[str, ...]
    details: Details | None = None


@dataclass(frozen=True)
class DeletionView:
    """``name`` is the set's; ``playlist_name`` and ``url`` those of its playlist, if any."""

    set_id: UUID
    name: str
    tracks: int
    is_being_saved: bool
    playlist_name: str = ""
    url: str = ""


def change_view(
    request: HttpRequest,
    saved: SavedPlaylist,
    *,
    problem: SpotifyError | None = None,
    form: NameForm | None = None,
) -> PlaylistView:
    words = words_in(saved.description, saved.set_id)
    details = details_of(request, saved.set, name=saved.name, words=words, form=form)
    return _playlist_view(request, saved, problem, details)


def removal_view(
    request: HttpRequest, saved: SavedPlaylist, *, problem: SpotifyError | None = None
) -> PlaylistView:
    return _playlist_view(request, saved, problem, None)


def deletion_view(chosen: RecommendationSet) -> DeletionView:
    saved = SavedPlaylist.objects.filter(set=chosen).first()
    return DeletionView(
        set_id=chosen.id,
        name=name_of(chosen),
        tracks=kept_entries(chosen).count(),
        is_being_saved=saved is not None and is_at_work(saved),
        playlist_name=saved.name if saved else "",
        url=_url(saved) if saved else "",
    )


def _playlist_view(
    request: HttpRequest,
    saved: SavedPlaylist,
    problem: SpotifyError | None,
    details: Details | None,
) -> PlaylistView:
    others = saves_in(saved).exclude(pk=saved.pk).order_by("created_at")
    return PlaylistView(
        set_id=saved.set_id,
        name=saved.name,
        url=_url(saved),
        others=tuple(name_of(one.set) for one in others.select_related("set")),
        problem=str(problem) if problem else "",
        consent=consent_for(saved.owner, problem, next_url=request.path),
        details=details,
    )


def _url(saved: SavedPlaylist) -> str:
    playlist_id = playlist_id_of(saved)
    return settings.SPOTIFY.playlist(playlist_id) if playlist_id else ""
