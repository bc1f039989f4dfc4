"""Several programs that live and end together."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Sequence
from types import FrameType

POLL_S = 0.2
GRACE_S = 5.0


def run_together(commands: Sequence[Sequence[str]]) -> int:
    """Start all of `commands`; when one ends, or on Ctrl-C or SIGTERM, end the rest.

    Returns the exit status of the one that ended first, 0 when told to end. Takes over
    both signals of this process.
    """
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        # Raising here could come between starting a program and knowing it.
        asked.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, note)
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            running.append(subprocess.Popen(command))
        status = _first_status(running, asked)
        if signal.SIGINT in asked:
            # Ctrl-C has reached them, too; asking again would cut their own ending short.
            _wait(running)
        return 0 if asked else status
    finally:
        _end(running)


def _first_status(running: Sequence[subprocess.Popen[bytes]], asked: Sequence[int]) -> int:
    """Wait until a program ends, or until `asked` holds something."""
    while not asked:
        for process in running:
            status = process.poll()
            if status is not None:
                return status
        time.sleep(POLL_S)
    return 0


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    _wait(running)
    for process in running:
        if process.poll() is None:
            process.kill()
            process.wait()


def _wait(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """Give all of them together `GRACE_S` to end."""
    deadline = time.monotonic() + GRACE_S
    while time.monotonic() < deadline and any(process.poll() is None for process in running):
        time.sleep(POLL_S / 4)
