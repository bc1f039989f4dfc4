from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.selectors.mood_lists import latest_mood_lists
from recommendations.services import mood_playlists as service
from recommendations.services.library_reading import Reading, read_from_spotify
from recommendations.spotify.library import Library, LibraryTrack
from recommendations.tests.conftest import connect

# What the tests of taste connect by serves these pages, too.
from recommendations.tests.taste.conftest import connect_to, starter

__all__ = ["connect_to", "starter"]

MOODS = "/library/moods/"
LIKE = "/library/like/"
TASTE = "/library/taste/"


def text_of(client: Client, path: str) -> str:
    """What a page says, one blank between words."""
    return " ".join(client.get(path).content.decode().split())


def after(client: Client, path: str, data: dict[str, str] | None = None) -> str:
    """Press a button and read the page that it leads to."""
    response = client.post(path, data or {}, follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def strangers(number: int) -> tuple[LibraryTrack, ...]:
    """Songs that no catalogue has."""
    return tuple(
        LibraryTrack(f"unheard{one:015}", f"Unheard of {one}", ("Nobody",)) for one in range(number)
    )


def reads(tracks: Sequence[LibraryTrack], left_out: int = 0) -> Callable[..., Reading]:
    """Stands in for `read_from_spotify`."""
    return lambda owner, choice: Reading(Library(tuple(tracks), gone=left_out))


@pytest.fixture
def sorted_by(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[RecommendationSet]]:
    """Sort `tracks` for Alice, or for whom is named, as if Spotify had told them."""

    def sort(
        tracks: Sequence[LibraryTrack], *, owner: User = alice, left_out: int = 0
    ) -> list[RecommendationSet]:
        if not SpotifyConnection.objects.filter(user=owner).exists():
            connect(owner)
        monkeypatch.setattr(service, "read_from_spotify", reads(tracks, left_out))
        service.sort_liked_songs(owner)
        monkeypatch.setattr(service, "read_from_spotify", read_from_spotify)
        return latest_mood_lists(owner)

    return sort
