from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.selectors.mood_lists import latest_mood_lists
from recommendations.services import library_reading
from recommendations.services.mood_playlists import sort_liked_songs
from recommendations.services.save_worker import work_off
from recommendations.spotify.library import Library, LibraryPart, LibraryTrack
from recommendations.spotify.scopes import EVERY_SCOPE
from recommendations.tests.conftest import connect

# What the tests of taste connect by serves these pages, too.
from recommendations.tests.taste.conftest import connect_to, starter, when_due

__all__ = ["connect_to", "starter", "when_due"]

MOODS = "/library/moods/"
LIKE = "/library/like/"
TASTE = "/library/taste/"


def text_of(client: Client, path: str) -> str:
    """What a page says, one blank between words."""
    return " ".join(client.get(path).content.decode().split())


def after(client: Client, path: str, data: dict[str, str] | None = None) -> str:
    """Press a button; a worker does what is due then. What the page it leads to says."""
    response = client.post(path, data or {})
    if response.status_code == 302:
        work_off()
        response = client.get(response.headers["Location"], follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def strangers(number: int) -> tuple[LibraryTrack, ...]:
    """Songs that no catalogue has."""
    return tuple(
        LibraryTrack(f"unheard{one:015}", f"Unheard of {one}", ("Nobody",)) for one in range(number)
    )


Reads = Callable[..., None]


@pytest.fixture
def spotify_has(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Have the next readings find these tracks, whoever's and from whatever source."""

    def arrange(tracks: Sequence[LibraryTrack], left_out: int = 0) -> None:
        whole = LibraryPart(Library(tuple(tracks), gone=left_out), len(tracks) + left_out)
        monkeypatch.setattr(library_reading, "_parts", lambda client, reading: iter([whole]))

    return arrange


@pytest.fixture
def sorted_by(alice: User, spotify_has: Reads) -> Callable[..., list[RecommendationSet]]:
    """Sort `tracks` for Alice, or for whom is named, as if Spotify had told them."""

    def sort(
        tracks: Sequence[LibraryTrack], *, owner: User = alice, left_out: int = 0
    ) -> list[RecommendationSet]:
        if not SpotifyConnection.objects.filter(user=owner).exists():
            connect(owner, scopes=" ".join(EVERY_SCOPE))
        spotify_has(tracks, left_out)
        sort_liked_songs(owner)
        work_off()
        return latest_mood_lists(owner)

    return sort
