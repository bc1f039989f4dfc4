from __future__ import annotations

from collections.abc import Iterator

import pytest
import responses

from recommendations.spotify.client import SpotifyClient

API = "http://127.0.0.1:8001/v1"


@pytest.fixture
def spotify() -> Iterator[responses.RequestsMock]:
    """Spotify's answers, set by each test; a call that no test expects fails."""
    with responses.RequestsMock(assert_all_requests_are_fired=True) as mock:
        yield mock


@pytest.fixture
def client(db: None) -> SpotifyClient:
    return SpotifyClient("the-token")
