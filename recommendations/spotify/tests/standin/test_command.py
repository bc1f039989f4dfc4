from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from django.core.management import CommandError, call_command
from pytest_django import Settings

PROJECT = Path(__file__).resolve().parents[4]


def test_it_refuses_to_start_with_real_credentials(settings: Settings, state_path: Path) -> None:
    settings.DEBUG, settings.SPOTIFY_HAS_CREDENTIALS = True, True
    with pytest.raises(CommandError, match="real credentials"):
        call_command("spotify_standin", port=0, state=state_path)


def test_it_refuses_to_start_outside_debug(settings: Settings, state_path: Path) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("spotify_standin", port=0, state=state_path)


def test_a_port_in_use_is_said_to_be_so(settings: Settings, state_path: Path) -> None:
    settings.DEBUG = True
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"cannot use port {port}"):
            call_command("spotify_standin", port=port, state=state_path)


def test_a_broken_state_is_said_to_be_so(settings: Settings, state_path: Path) -> None:
    settings.DEBUG = True
    state_path.write_text("broken")
    with pytest.raises(CommandError, match="Delete it"):
        call_command("spotify_standin", port=0, state=state_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_its_address_serves_and_ends_cleanly(end: int, state_path: Path) -> None:
    command = [sys.executable, "manage.py", "spotify_standin", "--port", "0"]
    with subprocess.Popen(
        [*command, "--state", str(state_path)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            address = line.split(" at ")[1].split()[0]
            assert requests.get(address, timeout=20).status_code == 200
        finally:
            process.send_signal(end)
            try:
                output, errors = process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
    assert (process.returncode, output) == (0, "")
    assert "Traceback" not in errors
