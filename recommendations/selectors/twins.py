"""The empty twin that a playlist has in the listener's account, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from recommendations.models import SavedPlaylist, TwinSearch
from recommendations.selectors.consents import Consent, consent_for
from recommendations.selectors.same_playlist import is_any_saves
from recommendations.spotify.errors import SpotifyError


@dataclass(frozen=True)
class TwinView:
    """``name`` and ``url`` are the twin's. ``problem`` is why the last press failed; ``consent``
    is there where one is needed first."""

    set_id: UUID
    name: str
    url: str
    problem: str = ""
    consent: Consent | None = None


def twin_of(saved: SavedPlaylist) -> TwinSearch | None:
    """The search that has found one which is no save's playlist."""
    search = TwinSearch.objects.filter(saved=saved, spotify_id__isnull=False).first()
    return None if search is None or is_any_saves(search.spotify_id or "") else search


def twin_view(saved: SavedPlaylist) -> TwinView | None:
    search = twin_of(saved)
    return _view(search) if search else None


def twin_page(request: HttpRequest, search: TwinSearch, problem: SpotifyError) -> TwinView:
    """After a press that failed."""
    consent = consent_for(search.saved.owner, problem, next_url=request.path)
    return _view(search, str(problem), consent)


def _view(search: TwinSearch, problem: str = "", consent: Consent | None = None) -> TwinView:
    url = settings.SPOTIFY.playlist(search.spotify_id or "")
    return TwinView(search.saved.set_id, search.name, url, problem, consent)
