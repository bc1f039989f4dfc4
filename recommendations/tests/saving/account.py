"""A Spotify account that keeps what it is told, for tests of what is there in the end."""

from __future__ import annotations

import base64
import json
from typing import Any

import responses

from recommendations.tests.saving.conftest import Spotify

Reply = tuple[int, dict[str, str], str]
LOST: Reply = (502, {}, "")


class Account(Spotify):
    """``playlists`` are the ids in each, by the playlist's id.

    ``failing`` names calls that are still to fail, once each: 'create before' is not done,
    'create after' is. ``pictures`` are the uploaded covers.
    """

    def __init__(self, mock: responses.RequestsMock) -> None:
        super().__init__(mock)
        self.playlists: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.failing: set[str] = set()

    def _create(self, request: Any) -> Reply:
        self.created.append(json.loads(request.body)["name"])
        if self._fails("create before"):
            return LOST
        playlist_id = f"playlist-{len(self.created)}"
        self.playlists[playlist_id] = []
        self.names[playlist_id] = self.created[-1]
        return self._done("create", {"id": playlist_id})

    def _add(self, request: Any) -> Reply:
        uris = json.loads(request.body)["uris"]
        self.added.append(uris)
        if self._fails("add before"):
            return LOST
        self.playlists[_id_in(request)] += _ids(uris)
        return self._done("add", {"snapshot_id": "s"})

    def _replace(self, request: Any) -> Reply:
        uris = json.loads(request.body)["uris"]
        self.replaced.append(uris)
        if self._fails("replace before"):
            return LOST
        self.playlists[_id_in(request)] = _ids(uris)
        return self._done("replace", {"snapshot_id": "s"})

    def _put_cover(self, request: Any) -> Reply:
        self.covers.append(base64.b64decode(request.body))
        if self._fails("cover before"):
            return LOST
        self.pictures[_id_in(request)] = self.covers[-1]
        reply = self.before("cover") or (202, {}, "")
        return LOST if self._fails("cover after") else reply

    def _images(self, request: Any) -> Reply:
        has_cover = _id_in(request) in self.pictures
        sizes = [None] if has_cover else [640, 300, 60]
        self.images = [{"url": "u", "height": size, "width": size} for size in sizes]
        return super()._images(request)

    def _list(self, request: Any) -> Reply:
        self.listed = [
            {
                "id": playlist_id,
                "name": self.names[playlist_id],
                "owner": {"id": "alice-id"},
                "items": {"total": len(items)},
                "description": None,
            }
            for playlist_id, items in self.playlists.items()
        ]
        return super()._list(request)

    def _items(self, request: Any) -> Reply:
        self.items = self.playlists[_id_in(request)]
        return super()._items(request)

    def _done(self, call: str, data: object) -> Reply:
        reply = self._reply(call, 201, data)
        return LOST if self._fails(f"{call} after") else reply

    def _fails(self, name: str) -> bool:
        if name not in self.failing:
            return False
        self.failing.remove(name)
        return True


def _id_in(request: Any) -> str:
    playlist_id: str = request.url.split("/playlists/")[1].split("/")[0]
    return playlist_id


def _ids(uris: list[str]) -> list[str]:
    return [uri.removeprefix("spotify:track:") for uri in uris]
