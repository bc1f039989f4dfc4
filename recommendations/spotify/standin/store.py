"""The state in one file: read on start, replaced as a whole after each change."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recommendations.spotify.standin.state import State, from_text, to_text


class UnreadableStateError(Exception):
    """The file exists and is not a state of this stand-in."""


class Store:
    """One listener's request sees the state either before or after another's, never between.

    Raises UnreadableStateError if `path` holds something else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._state = _read(path)

    @contextmanager
    def reading(self) -> Iterator[State]:
        """Give the state to look at; what is changed in it may be lost."""
        with self._lock:
            yield self._state

    @contextmanager
    def counting(self) -> Iterator[State]:
        """Give the state itself, for the counters of faults only.

        What a fault has left to do is in the file at once, or it would strike again after a
        restart. The rest is written with the next change: every call counts, and a file for
        each would make a hundred listeners wait for one another.
        """
        with self._lock:
            before = _left(self._state)
            yield self._state
            if _left(self._state) != before:
                self._write(self._state)

    @contextmanager
    def changing(self) -> Iterator[State]:
        """Give a copy to change; it counts once it is in the file. An exception undoes it."""
        with self._lock:
            draft = from_text(to_text(self._state))
            yield draft
            draft.forget_expired(time.time())
            self._write(draft)
            self._state = draft

    def _write(self, state: State) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # A temporary file is readable by its owner only, and stays so when renamed.
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self._path.parent, prefix=".standin-", delete=False
        ) as file:
            file.write(to_text(state))
        Path(file.name).replace(self._path)


def _left(state: State) -> list[tuple[str, int | None, int]]:
    """Of each fault how many calls are still to fail, and how many of those to let through
    have come."""
    return [(one.id, one.times, min(one.seen, one.skip)) for one in state.faults]


def _read(path: Path) -> State:
    if not path.exists():
        return State()
    try:
        return from_text(path.read_text(encoding="utf-8"))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnreadableStateError(
            f"{path} is not a state of this stand-in. Delete it to begin anew."
        ) from error
