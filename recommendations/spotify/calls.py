"""One call to Spotify's Web API: sent once, with a timeout, its failure told by kind.

While Spotify said to wait, a call is refused here and not sent (`pauses.py`).

spotipy's own session repeats a POST after a 503 (four playlists instead of one) and
sleeps through a Retry-After inside the request; a plain `requests.Session` does neither
and keeps the status, the reason and the headers of a failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import requests
import spotipy
from django.conf import settings
from spotipy.exceptions import SpotifyException

from recommendations.spotify.errors import SpotifyError, Unavailable
from recommendations.spotify.failures import meaning
from recommendations.spotify.pauses import group_of, remember, require_open

TIMEOUT_S = 10
PAGE = 50  # the most that any list gives at once


class Calls:
    """Calls with one listener's token. Every method raises SpotifyError's kinds."""

    def __init__(self, access_token: str) -> None:
        self._spotify = spotipy.Spotify(
            auth=access_token, requests_session=requests.Session(), requests_timeout=TIMEOUT_S
        )
        self._spotify.prefix = settings.SPOTIFY.api_prefix

    def get(self, path: str, **params: Any) -> dict[str, Any]:
        return self._call("_get", path, None, params, is_write=False)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self._call("_post", path, body, {}, is_write=True)

    def pages(self, path: str, **params: Any) -> Iterator[Any]:
        """Every element of a list, page after page."""
        offset = 0
        while True:
            page = self.get(path, limit=PAGE, offset=offset, **params)
            items = page.get("items") or []
            yield from items
            # By what the page says it is, or a shorter page than asked for leaves a gap.
            offset += _page_length(page)
            if not items or offset >= (page.get("total") or 0):
                return

    def _call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None,
        params: dict[str, Any],
        *,
        is_write: bool,
    ) -> dict[str, Any]:
        group = group_of(path)
        require_open(group)
        try:
            reply = getattr(self._spotify, method)(path, payload=body, **params)
        except SpotifyException as failure:
            problem = meaning(failure, is_write=is_write)
            remember(group, problem)
            raise problem from failure
        except requests.exceptions.ConnectTimeout as failure:
            raise Unavailable from failure
        except requests.exceptions.RequestException as failure:
            # A connection that broke may have broken after the write was done.
            raise Unavailable(ambiguous=is_write) from failure
        except AttributeError as failure:
            # spotipy stumbles over an error body of an unexpected form.
            raise SpotifyError(ambiguous=is_write) from failure
        if not isinstance(reply, dict):
            raise Unavailable(ambiguous=is_write)
        return reply


def text(data: Any, name: str, *, written: bool = False) -> str:
    """The string that `data` must hold under `name`. Raises Unavailable without one."""
    value = data.get(name) if isinstance(data, dict) else None
    if not isinstance(value, str) or not value:
        raise Unavailable(ambiguous=written)
    return value


def _page_length(page: dict[str, Any]) -> int:
    limit = page.get("limit")
    return limit if isinstance(limit, int) and 0 < limit <= PAGE else PAGE
