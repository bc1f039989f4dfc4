"""What was asked of the stand-in, by whom, and how it ended; no query and no token."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

# A hundred listeners who save with faults make some thousands.
KEPT = 20_000


@dataclass
class Call:
    """``endpoint`` as in `faults.ENDPOINTS`, or empty; ``status`` None until answered.

    ``listener`` is an id, empty where nobody was known; ``fault`` the kind that struck.
    """

    method: str
    path: str
    endpoint: str = ""
    status: int | None = None
    listener: str = ""
    fault: str = ""


# Beginnings of paths that do not exist at Spotify.
OURS = ("/_", "/faults")
APPS = ("/v1/", "/api/", "/authorize", "/oembed", "/embed/")


class CallLog:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: deque[Call] = deque(maxlen=KEPT)

    def arrived(self, method: str, path: str) -> Call:
        call = Call(method, path)
        with self._lock:
            self._calls.append(call)
        return call

    def kept(self) -> list[Call]:
        """Return the calls to what is Spotify's, oldest first; not those to the controls."""
        with self._lock:
            return [call for call in self._calls if not call.path.startswith(OURS)]

    def of_the_app(self) -> list[Call]:
        """Return those that an app makes or sends people to, without pages and pictures."""
        return [call for call in self.kept() if call.path.startswith(APPS)]

    def clear(self) -> None:
        with self._lock:
            self._calls.clear()
