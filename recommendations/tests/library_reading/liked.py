"""A Spotify account with liked songs, for tests of how they are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import responses

API = "http://127.0.0.1:8001/v1"
PAGE = 50


class Likes:
    """``songs`` are (id, title, artist), the newest first; ``asked`` are the offsets that were
    asked for. ``before`` is called for each call, after Spotify has answered it and before
    the answer arrives; ``refusal`` is a status, a body and headers to answer with instead.
    """

    def __init__(self, mock: responses.RequestsMock) -> None:
        self.songs: list[tuple[str, str, str]] = []
        self.asked: list[int] = []
        self.before: Callable[[str], object] = lambda call: None
        self.refusal: tuple[int, object, dict[str, str]] | None = None
        mock.add_callback(responses.GET, f"{API}/me/tracks", callback=self._page)

    def _page(self, request: Any) -> tuple[int, dict[str, str], str]:
        offset = int(request.params["offset"])
        self.asked.append(offset)
        self.before("liked")
        if self.refusal is not None:
            status, body, headers = self.refusal
            return status, headers, json.dumps(body)
        items = [
            {
                "added_at": "2026-10-01T12:00:00Z",
                "track": {"id": spotify_id, "name": title, "artists": [{"name": artist}]},
            }
            for spotify_id, title, artist in self.songs[offset : offset + PAGE]
        ]
        body = {"items": items, "total": len(self.songs), "limit": PAGE}
        return 200, {}, json.dumps(body)
