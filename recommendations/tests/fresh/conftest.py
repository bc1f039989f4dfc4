from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import responses
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recommendations.models import RecommendationSet, SetTrack, SpotifyConnection
from recommendations.tests.conftest import connect

API = "http://127.0.0.1:8001/v1"
TOKEN = "http://127.0.0.1:8001/api/token"
PAGE = 10
THIS_YEAR = timezone.now().year
Answer = tuple[int, dict[str, str], str]


def item(number: int, **changes: Any) -> dict[str, Any]:
    """A track as Spotify answers it, of an artist of its own."""
    return {
        "id": f"{number:022}",
        "name": changes.pop("name", f"Unheard {number}"),
        "artists": [{"name": changes.pop("artist", f"Newcomer {number}")}],
        "album": {"release_date": f"{changes.pop('year', THIS_YEAR)}-03-01"},
        "explicit": False,
        "duration_ms": 200_000,
        "is_local": False,
        **changes,
    }


class Spotify:
    """Spotify's search and recommendations: what they have, what they were asked."""

    def __init__(self, mock: responses.RequestsMock) -> None:
        self.found: dict[str, list[Any]] = {}
        self.recommended: list[Any] = []
        self.asked: list[dict[str, str]] = []
        self.seeds: list[dict[str, str]] = []
        self.tokens: list[str] = []
        self.before: Callable[[int], Answer | None] = lambda call: None
        mock.add_callback(responses.GET, f"{API}/search", callback=self._search)
        mock.add_callback(responses.GET, f"{API}/recommendations", callback=self._recommend)
        # Whose token is refused has revoked the consent.
        mock.add(responses.POST, TOKEN, status=400, json={"error": "invalid_grant"})

    @property
    def queries(self) -> list[tuple[str, str]]:
        return [(asked["q"], asked["offset"]) for asked in self.asked]

    def has(self, *items: Any, genre: str = "pop") -> None:
        self.found[genre] = list(items)

    def fail(self, status: int, body: str = "", *, after: int = 0, wait: int | None = None) -> None:
        """Answer so from the call number `after` on; `wait` is what Retry-After says."""
        headers = {} if wait is None else {"Retry-After": str(wait)}
        self.before = lambda call: (status, headers, body) if call >= after else None

    def recover(self) -> None:
        self.before = lambda call: None

    def _search(self, request: Any) -> Answer:
        self.asked.append(request.params)
        self.tokens.append(request.headers["Authorization"])
        if refused := self.before(len(self.asked) - 1):
            return refused
        genre, start = request.params["q"].split('"')[1], int(request.params["offset"])
        found = self.found.get(genre, [])
        rest = len(found) > start + PAGE
        page = {"items": found[start : start + PAGE], "next": "more" if rest else None}
        return 200, {}, json.dumps({"tracks": page})

    def _recommend(self, request: Any) -> Answer:
        self.seeds.append(request.params)
        if refused := self.before(len(self.seeds) - 1):
            return refused
        return 200, {}, json.dumps({"seeds": [], "tracks": self.recommended})


@pytest.fixture
def spotify() -> Iterator[Spotify]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Spotify(mock)


@pytest.fixture
def connection(alice: User) -> SpotifyConnection:
    return connect(alice)


@pytest.fixture
def listener(client: Client, alice: User, connection: SpotifyConnection) -> Client:
    """Alice, signed in and connected to Spotify."""
    client.force_login(alice)
    return client


def press(client: Client, chosen: RecommendationSet, button: str = "fresh") -> str:
    """Press a button and read the page that it leads to, one blank between words."""
    response = client.post(reverse(f"recommendations:{button}", args=[chosen.id]), follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def page_of(client: Client, chosen: RecommendationSet) -> str:
    response = client.get(reverse("recommendations:set", args=[chosen.id]))
    return " ".join(response.content.decode().split())


def added(chosen: RecommendationSet) -> list[SetTrack]:
    """What came from Spotify, in its order in the list."""
    entries = chosen.entries.filter(track__source="spotify").select_related("track")
    return list(entries.order_by("position"))


def titles(chosen: RecommendationSet) -> list[str]:
    return [entry.track.title for entry in added(chosen)]
