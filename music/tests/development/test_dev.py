from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from music.management.commands import dev
from recommendations.spotify import addresses


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[list[str]]:
    """A debug site whose preparations are done; gives the programs it started."""
    programs: list[str] = []

    def run_together(commands: Sequence[Sequence[str]]) -> int:
        programs.extend(" ".join(command[2:]) for command in commands)
        return 0

    settings.DEBUG = True
    monkeypatch.setattr(dev, "run_together", run_together)
    monkeypatch.setattr(dev.Command, "_prepare", lambda self: None)
    with mock.patch.dict(os.environ):
        yield programs


@pytest.fixture
def ports() -> tuple[int, int]:
    """Two ports that were free a moment ago."""
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def run(site: int, standin: int) -> None:
    call_command("dev", port=site, standin_port=standin)


def test_site_worker_and_standin_run_on_this_machine_alone(
    started: list[str], ports: tuple[int, int]
) -> None:
    site, standin = ports
    with pytest.raises(SystemExit) as ended:
        run(site, standin)
    assert ended.value.code == 0
    assert started == [
        f"runserver 127.0.0.1:{site}",
        "save_worker",
        f"spotify_standin --port {standin}",
    ]
    assert os.environ["SPOTIFY_STANDIN_ORIGIN"] == f"http://127.0.0.1:{standin}"


def test_with_credentials_there_is_no_standin(
    started: list[str], ports: tuple[int, int], settings: Settings
) -> None:
    settings.SPOTIFY = addresses.real()
    with pytest.raises(SystemExit):
        run(*ports)
    assert started == [f"runserver 127.0.0.1:{ports[0]}", "save_worker"]


@pytest.mark.parametrize("taken", [0, 1])
def test_a_port_in_use_is_named_before_anything_starts(
    started: list[str], ports: tuple[int, int], taken: int
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", ports[taken]))
        other.listen()
        with pytest.raises(CommandError, match=f"Port {ports[taken]} is in use"):
            run(*ports)
    assert started == []


def test_a_port_that_was_just_given_back_is_free(ports: tuple[int, int]) -> None:
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Django's does
        server.bind(("127.0.0.1", ports[0]))
        server.listen()
        client = socket.create_connection(server.getsockname())
        connection, _ = server.accept()
        # Closing first leaves the server's side waiting, as Ctrl-C does.
        connection.close()
        client.close()
    with pytest.raises(SystemExit):
        run(*ports)


@pytest.mark.parametrize("port", [70_000, -1])
def test_a_number_that_is_no_port_is_refused(ports: tuple[int, int], port: int) -> None:
    with pytest.raises(CommandError, match="not a port"):
        run(port, ports[1])


def test_one_port_for_both_is_refused(ports: tuple[int, int]) -> None:
    with pytest.raises(CommandError, match="a port each"):
        run(ports[0], ports[0])


def test_it_is_refused_where_debug_is_off(
    started: list[str], ports: tuple[int, int], settings: Settings
) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG is off"):
        run(*ports)
    assert started == []
