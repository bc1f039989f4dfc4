"""A site to measure, with an empty database of its own, as `make run` serves it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from music.paths import BASE_DIR

START_S = 120


@contextmanager
def own_site(database: Path) -> Iterator[str | None]:
    """Give its address, None where it does not start."""
    port, standin_port = _free_ports()
    command = [sys.executable, str(BASE_DIR / "manage.py"), "dev"]
    ports = ["--port", str(port), "--standin-port", str(standin_port)]
    settings = {"DATABASE_URL": f"sqlite:///{database.as_posix()}", "POSTS_PER_MINUTE": "600"}
    process = subprocess.Popen(
        [*command, *ports],
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        origin = f"http://127.0.0.1:{port}/"
        yield origin if _answers(origin, process) else None
    finally:
        process.terminate()
        process.wait()


def _answers(origin: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return requests.get(origin, timeout=5).ok
        except requests.exceptions.RequestException:
            time.sleep(0.2)
    return False


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
