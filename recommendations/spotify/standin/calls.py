"""What was asked of the stand-in: methods, paths and statuses, no query and no token."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import asdict, dataclass

KEPT = 2_000


@dataclass
class Call:
    """``endpoint`` as in `faults.ENDPOINTS`, or empty; ``status`` None until answered."""

    method: str
    path: str
    endpoint: str = ""
    status: int | None = None


class CallLog:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: deque[Call] = deque(maxlen=KEPT)

    def arrived(self, method: str, path: str) -> Call:
        call = Call(method, path)
        with self._lock:
            self._calls.append(call)
        return call

    def listed(self) -> list[dict[str, object]]:
        """Return the calls, oldest first."""
        with self._lock:
            return [asdict(call) for call in self._calls]

    def clear(self) -> None:
        with self._lock:
            self._calls.clear()
