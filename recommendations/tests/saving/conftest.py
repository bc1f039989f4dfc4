from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import responses
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    SpotifyPause,
    Track,
)
from recommendations.services import covers
from recommendations.services.save_worker import work_off
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES
from recommendations.tests.conftest import connect

API = "http://127.0.0.1:8001/v1"


class Spotify:
    """Spotify's side of a save: what it holds, what it was asked, how it fails."""

    def __init__(self, mock: responses.RequestsMock) -> None:
        self.searches: list[str] = []
        self.created: list[str] = []
        self.added: list[list[str]] = []
        self.absent: set[str] = set()
        self.before: Callable[[str], tuple[int, dict[str, str], str] | None] = lambda call: None
        self.listed: list[dict[str, Any]] = []
        self.items: list[str] = []
        self.replaced: list[list[str]] = []
        self.covers: list[bytes] = []
        self.images: list[dict[str, Any]] = []
        for method, path, handler in (
            (responses.GET, f"{API}/search", self._search),
            (responses.POST, f"{API}/me/playlists", self._create),
            (responses.POST, re.compile(f"{API}/playlists/[^/]+/items"), self._add),
            (responses.GET, f"{API}/me/playlists", self._list),
            (responses.GET, re.compile(f"{API}/playlists/[^/]+/items"), self._items),
            (responses.PUT, re.compile(f"{API}/playlists/[^/]+/items"), self._replace),
            (responses.PUT, re.compile(f"{API}/playlists/[^/]+/images"), self._put_cover),
            (responses.GET, re.compile(f"{API}/playlists/[^/]+/images"), self._images),
            (responses.GET, f"{API}/me", self._me),
        ):
            mock.add_callback(method, path, callback=handler)

    def _reply(self, call: str, status: int, data: object) -> tuple[int, dict[str, str], str]:
        return self.before(call) or (status, {}, json.dumps(data))

    def _search(self, request: Any) -> tuple[int, dict[str, str], str]:
        title = request.params["q"].split('"')[1]
        artist = request.params["q"].split('"')[3]
        self.searches.append(title)
        item = {"id": f"id-of-{title}", "name": title, "artists": [{"name": artist}]}
        found = [] if title in self.absent else [item]
        return self._reply("search", 200, {"tracks": {"items": found}})

    def _create(self, request: Any) -> tuple[int, dict[str, str], str]:
        self.created.append(json.loads(request.body)["name"])
        return self._reply("create", 201, {"id": f"playlist-{len(self.created)}"})

    def _add(self, request: Any) -> tuple[int, dict[str, str], str]:
        self.added.append(json.loads(request.body)["uris"])
        return self._reply("add", 201, {"snapshot_id": "s"})

    def _list(self, request: Any) -> tuple[int, dict[str, str], str]:
        return self._reply("list", 200, _part(self.listed, request))

    def _items(self, request: Any) -> tuple[int, dict[str, str], str]:
        items = [{"item": {"id": item}} for item in self.items]
        return self._reply("items", 200, _part(items, request))

    def _replace(self, request: Any) -> tuple[int, dict[str, str], str]:
        self.replaced.append(json.loads(request.body)["uris"])
        return self._reply("replace", 200, {"snapshot_id": "s"})

    def _put_cover(self, request: Any) -> tuple[int, dict[str, str], str]:
        assert request.headers["Content-Type"] == "image/jpeg"
        self.covers.append(base64.b64decode(request.body))
        # Spotify's answer to it is empty.
        return self.before("cover") or (202, {}, "")

    def _images(self, request: Any) -> tuple[int, dict[str, str], str]:
        return self._reply("images", 200, self.images)

    def _me(self, request: Any) -> tuple[int, dict[str, str], str]:
        return self._reply("me", 200, {"id": "alice-id", "account_id": "account-alice"})

    def fail(self, call: str, status: int, body: str = "", **headers: str) -> None:
        """Answer this call so from now on, after it was counted."""
        self.before = lambda name: (status, headers, body) if name == call else None

    def recover(self) -> None:
        """Answer again, after whatever time Spotify had said to wait."""
        SpotifyPause.objects.all().delete()
        self.before = lambda name: None


def _part(items: list[dict[str, Any]], request: Any) -> dict[str, object]:
    offset, limit = int(request.params["offset"]), int(request.params["limit"])
    return {"items": items[offset : offset + limit], "total": len(items), "limit": limit}


@pytest.fixture
def spotify() -> Iterator[Spotify]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Spotify(mock)


@pytest.fixture
def small_cover(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What every cover is meanwhile: drawing takes longer than all the rest of a save."""
    jpeg = b"\xff\xd8\xff a small picture"
    monkeypatch.setattr(covers, "draw_cover", lambda probabilities, seed: jpeg)
    return jpeg


@pytest.fixture
def listener(client: Client, alice: User) -> Client:
    """Alice, signed in and connected to Spotify."""
    connect(alice)
    client.force_login(alice)
    return client


def save(listener: Client, chosen: RecommendationSet, to: str = "") -> SavedPlaylist:
    """Press Save, with what `to` was chosen; a worker does what is due then."""
    address = reverse("recommendations:save", args=[chosen.id])
    response = listener.post(address, {"to": to} if to else {})
    page = reverse("recommendations:set", args=[chosen.id])
    assert response.headers["Location"] == f"{page}#save-bar"
    work_off()
    return SavedPlaylist.objects.get(set=chosen)


def permit_covers() -> None:
    scopes = " ".join(SAVE_SCOPES | PURPOSES["cover"].scopes)
    SpotifyConnection.objects.update(scopes=scopes)


def settle(listener: Client, chosen: RecommendationSet, answer: str) -> SavedPlaylist:
    """Answer the page's question; a worker does what is due then."""
    listener.post(reverse("recommendations:settle", args=[chosen.id]), {"answer": answer})
    work_off()
    return SavedPlaylist.objects.get(set=chosen)


def page(listener: Client, chosen: RecommendationSet) -> str:
    response = listener.get(reverse("recommendations:set", args=[chosen.id]))
    return " ".join(response.content.decode().split())


def when_due(chosen: RecommendationSet) -> SavedPlaylist:
    """A worker acts when the time has come that the record names."""
    saved = SavedPlaylist.objects.get(set=chosen)
    assert saved.retry_at is not None
    with time_machine.travel(saved.retry_at + timedelta(seconds=1), tick=False):
        work_off()
    saved.refresh_from_db()
    return saved


def listed(
    playlist_id: str,
    *,
    name: str = "",
    owner: str = "alice-id",
    tracks: int = 0,
    description: str | None = None,
) -> dict[str, object]:
    """A playlist as Spotify lists it, of the only save's name where none is given."""
    return {
        "id": playlist_id,
        "name": name or SavedPlaylist.objects.get().name,
        "owner": {"id": owner},
        "items": {"total": tracks},
        "description": description,
    }


def known(chosen: RecommendationSet) -> None:
    """Give every track of the set a Spotify id."""
    for track in chosen.tracks.all():
        Track.objects.filter(pk=track.pk).update(spotify_id=f"known-{track.pk}")
