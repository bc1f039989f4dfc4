"""HTTP to Spotify with a bound on everything that an answer can cost.

A plain `requests.Session` waits ten seconds for each byte, reads a body of any size, and
follows a redirect with whatever it was sent.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import requests

# For the connection, and for each pause of the answer.
TIMEOUT_S = 10
# From the first byte sent to the last received: after it nobody is waiting any more.
WHOLE_ANSWER_S = 20
# The longest page that is asked for, fifty tracks with all their markets, has 0.5 MB.
MOST_BYTES = 4_000_000
_CHUNK = 65_536


class AnswerTooLong(requests.exceptions.RequestException):
    """More bytes or more seconds than an answer may have."""


class ErrorAnswer(Exception):
    """Spotify answered, with something else than success, or than it says for a success."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__(f"status {status}")
        self.status, self.headers, self.body = status, headers, body


class BoundedSession(requests.Session):
    """Raises requests' exceptions where no whole answer came."""

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        began = time.monotonic()
        kwargs["stream"] = True
        kwargs["timeout"] = kwargs.get("timeout") or TIMEOUT_S
        response = super().send(request, **kwargs)
        try:
            # requests has no other way to hand in a body that was read piece by piece.
            response._content = _read(response, began + WHOLE_ANSWER_S)
        finally:
            response.close()
        return response

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: Spotify's API does not redirect, and a token goes to Spotify alone."""
        return None


class ApiSession(BoundedSession):
    """With a token in the header. Raises ErrorAnswer for all but success, so that spotipy,
    which logs failures and stumbles over some, never sees one.

    The token is added here and not by spotipy, which writes its headers to the debug log.
    """

    def __init__(self, access_token: Callable[[], str]) -> None:
        super().__init__()
        self._access_token = access_token
        self.auth = self._authorize

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        response = super().send(request, **kwargs)
        is_success = 200 <= response.status_code < 300
        if not is_success or (request.method != "GET" and _belies_success(response.content)):
            raise ErrorAnswer(response.status_code, response.headers, response.content)
        return response

    def _authorize(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._access_token()}"
        return request


def _read(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES or time.monotonic() > deadline:
            raise AnswerTooLong
    return bytes(body)


def _belies_success(body: bytes) -> bool:
    """Whether it is a page of a proxy's, half an object, or an error, whatever the status says.

    Of a read the shape is looked at; what Spotify answers to a write is empty or nobody's
    concern, to some commands a word that is no JSON.
    """
    beginning = body.lstrip()[:1]
    if beginning != b"{":
        return beginning == b"<"
    try:
        return bool(json.loads(body).get("error"))
    except (ValueError, RecursionError):
        return True
