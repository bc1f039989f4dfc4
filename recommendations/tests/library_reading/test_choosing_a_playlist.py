from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import responses
from django.contrib.auth.models import User
from django.test import Client

from recommendations.services.own_playlists import MOST_LOOKED_AT
from recommendations.spotify.scopes import EVERY_SCOPE
from recommendations.tests.conftest import connect
from recommendations.tests.library_reading.liked import API

PAGES = ["/library/like/playlists/", "/library/taste/playlists/"]
CUT = "Your account has more playlists than this page can wait for"


@pytest.fixture
def listed() -> Iterator[list[dict[str, Any]]]:
    """The playlists of Alice's Spotify account."""
    items: list[dict[str, Any]] = []

    def page(request: Any) -> tuple[int, dict[str, str], str]:
        offset = int(request.params["offset"])
        body = {"items": items[offset : offset + 50], "total": len(items), "limit": 50}
        return 200, {}, json.dumps(body)

    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        mock.add(responses.GET, f"{API}/me", json={"id": "alice-id"})
        mock.add_callback(responses.GET, f"{API}/me/playlists", callback=page)
        yield items


@pytest.mark.parametrize("button", PAGES)
@pytest.mark.parametrize("more", [0, 1, 5000])
def test_a_page_waits_for_the_first_of_thousands(
    client: Client, alice: User, listed: list[dict[str, Any]], button: str, more: int
) -> None:
    connect(alice, scopes=" ".join(EVERY_SCOPE))
    client.force_login(alice)
    listed += [
        {"id": f"{n:022}", "name": f"Number {n}.", "owner": {"id": "alice-id"}}
        for n in range(MOST_LOOKED_AT + more)
    ]
    text = " ".join(client.post(button).content.decode().split())
    assert f"Number {MOST_LOOKED_AT - 1}." in text
    assert f"Number {MOST_LOOKED_AT}." not in text
    assert (CUT in text) == bool(more)
