"""One call to Spotify's Web API: with a timeout, its failure told by kind.

While Spotify said to wait, a call is refused here and not sent (`pauses.py`). A read may be
repeated once, after a short wait or with a new token; a write is sent once.

spotipy's own session repeats a POST after a 503 (four playlists instead of one) and
sleeps through a Retry-After of hours; ours (`sessions.py`) does neither.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import requests
import spotipy
from django.conf import settings
from urllib3.exceptions import NewConnectionError

from recommendations.spotify.errors import (
    RateLimited,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.failures import meaning
from recommendations.spotify.pauses import group_of, remember, require_open
from recommendations.spotify.sessions import TIMEOUT_S, ApiSession, ErrorAnswer

PAGE = 50  # the most that any list gives at once
# How long the reads of one web request may wait in all before they are repeated.
WEB_PATIENCE_S = 5
# No list that is read here is longer; one that seems so is not believed.
MOST_PAGES = 2_000
# Beyond the end of a pause, which another process measures by its own clock.
_MARGIN_S = 0.05

# Takes the token that Spotify refused, and whether the call is not to be repeated with
# another, and returns one to use instead. Raises ReconnectNeeded where there is none.
Renew = Callable[[str, bool], str]
# Raises ReconnectNeeded where the listener has left since the client was made.
StillThere = Callable[[], None]


@dataclass(frozen=True)
class Page:
    """Some elements of a list that has ``total``; the next page begins at ``next_offset``,
    which is None for the last."""

    items: list[Any]
    total: int
    next_offset: int | None


class Calls:
    """Calls with one listener's token. Every method raises SpotifyError's kinds.

    `renew` replaces a token that Spotify refuses; without it a refusal is ReconnectNeeded.
    `still_there` is asked before every call: a client lives for many pages and waits, and
    keeps its token in memory whatever is deleted meanwhile.
    `patience_s` is how long all reads together may wait for Spotify; writes never do.
    """

    def __init__(
        self,
        access_token: str,
        *,
        renew: Renew | None = None,
        still_there: StillThere = lambda: None,
        patience_s: float = WEB_PATIENCE_S,
    ) -> None:
        self._access_token = access_token
        self._renew = renew
        self._still_there = still_there
        self._patience_s = patience_s
        self._spotify = spotipy.Spotify(
            requests_session=ApiSession(lambda: self._access_token), requests_timeout=TIMEOUT_S
        )
        self._spotify.prefix = settings.SPOTIFY.api_prefix

    def get(self, path: str, **params: Any) -> dict[str, Any]:
        return _object(self._read(path, params), is_write=False)

    def get_list(self, path: str) -> list[Any]:
        """For the few answers that are a list and no object."""
        reply = self._read(path, {})
        if not isinstance(reply, list):
            raise Unavailable
        return reply

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return _object(self._write("_post", path, body), is_write=True)

    def put(self, path: str, body: dict[str, Any] | None = None, **params: Any) -> None:
        """Spotify's answer to most of these is empty, so none is returned."""
        self._write("_put", path, body, **params)

    def put_for_answer(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return _object(self._write("_put", path, body), is_write=True)

    def put_jpeg(self, path: str, jpeg: bytes) -> None:
        body = base64.b64encode(jpeg).decode()
        self._write("_put", path, body, content_type="image/jpeg")

    def delete(self, path: str, body: dict[str, Any] | None = None, **params: Any) -> None:
        self._write("_delete", path, body, **params)

    def elements(self, path: str, **params: Any) -> Iterator[Any]:
        """Every element of a list, page after page. Raises as `pages`."""
        for page in self.pages(path, **params):
            yield from page.items

    def pages(self, path: str, *, offset: int = 0, **params: Any) -> Iterator[Page]:
        """The pages of a list from `offset` on, each a call that is made when it is asked for.

        Raises Unavailable for what is no page: taken for an empty list it would say that
        something is not there which is.
        """
        following: int | None = offset
        while following is not None:
            page = self._page(path, following, params)
            yield page
            following = page.next_offset

    def _page(self, path: str, offset: int, params: dict[str, Any]) -> Page:
        page = self.get(path, limit=PAGE, offset=offset, **params)
        items, total = page.get("items"), page.get("total")
        if not isinstance(items, list) or not isinstance(total, int):
            raise Unavailable
        # By what the page says it is, or a shorter page than asked for leaves a gap.
        following = offset + _page_length(page)
        is_last = not items or following >= min(total, MOST_PAGES * PAGE)
        return Page(items, total, None if is_last else following)

    def _read(self, path: str, params: dict[str, Any]) -> Any:
        self._still_there()
        try:
            return self._send("_get", path, None, params)
        except ReconnectNeeded:
            self._replace_token(is_last=False)
        except (RateLimited, Unavailable) as problem:
            self._wait(problem)
        self._still_there()
        try:
            return self._send("_get", path, None, params)
        except ReconnectNeeded as refused:
            self._replace_token(is_last=True)
            raise Unavailable from refused

    def _write(self, method: str, path: str, body: Any, **params: Any) -> Any:
        self._still_there()
        try:
            return self._send(method, path, body, params, is_write=True)
        except ReconnectNeeded as refused:
            # Refused before anything was done; the next attempt has another token.
            self._replace_token(is_last=True)
            raise Unavailable from refused

    def _replace_token(self, *, is_last: bool) -> None:
        if self._renew is None:
            raise ReconnectNeeded
        self._access_token = self._renew(self._access_token, is_last)

    def _wait(self, problem: SpotifyError) -> None:
        """Wait as Spotify says. Raises `problem` where that is longer than anybody would."""
        if problem.after is None or problem.after > self._patience_s:
            raise problem
        self._patience_s -= problem.after
        time.sleep(problem.after + _MARGIN_S)

    def _send(
        self, method: str, path: str, body: Any, params: dict[str, Any], *, is_write: bool = False
    ) -> Any:
        group = group_of(path)
        require_open(group)
        try:
            return getattr(self._spotify, method)(path, payload=body, **params)
        except ErrorAnswer as answer:
            problem = meaning(answer, is_write=is_write)
            remember(group, problem)
            raise problem from None
        except requests.exceptions.ConnectionError as failure:
            raise Unavailable(ambiguous=is_write and _was_connected(failure)) from failure
        except requests.exceptions.RequestException as failure:
            # A connection that broke may have broken after the write was done.
            raise Unavailable(ambiguous=is_write) from failure
        except RecursionError as failure:
            raise Unavailable(ambiguous=is_write) from failure


def _was_connected(failure: requests.exceptions.ConnectionError) -> bool:
    """Whether the call may have been sent: a connection that broke may have done so after."""
    reason = getattr(failure.args[0], "reason", None) if failure.args else None
    is_refused = isinstance(reason, NewConnectionError)
    return not (is_refused or isinstance(failure, requests.exceptions.ConnectTimeout))


def text(data: Any, name: str, *, written: bool = False) -> str:
    """The string that `data` must hold under `name`. Raises Unavailable without one."""
    value = words(data, name)
    if not value:
        raise Unavailable(ambiguous=written)
    return value


def words(data: Any, name: str) -> str:
    """The string that `data` holds under `name`, empty without one."""
    value = data.get(name) if isinstance(data, dict) else None
    if not isinstance(value, str):
        return ""
    # No database stores half a surrogate pair, which JSON can hold, and PostgreSQL no NUL.
    return value.encode("utf-8", "ignore").decode().replace("\x00", "")


def elements(data: Any, name: str) -> list[Any]:
    """The list that `data` holds under `name`, empty without one."""
    value = data.get(name) if isinstance(data, dict) else None
    return value if isinstance(value, list) else []


def _object(reply: Any, *, is_write: bool) -> dict[str, Any]:
    if not isinstance(reply, dict):
        raise Unavailable(ambiguous=is_write)
    return reply


def _page_length(page: dict[str, Any]) -> int:
    limit = page.get("limit")
    return limit if isinstance(limit, int) and 0 < limit <= PAGE else PAGE
