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
    """Start all of `commands`; when one ends, or on Ctrl-C, end the rest.

    Returns the exit status of the one that ended first, 0 for Ctrl-C.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603
    try:
        while True:
            for process in running:
                status = process.poll()
                if status is not None:
                    return status
            time.sleep(POLL_S)
    except KeyboardInterrupt:
        return 0
    finally:
        _end(running)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            process.kill()
