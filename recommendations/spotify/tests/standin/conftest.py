from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from recommendations.spotify.standin.catalogue import Lookup
from recommendations.spotify.standin.server import running
from recommendations.spotify.standin.songs import Song
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

# An id that the stand-in itself does not have.
ELSEWHERE = Song("4iV5W9uYEdYUVa79Axb7Rh", "Elsewhere", ("Somebody", "Else"), 1999, 200_000, True)


def knows_elsewhere(spotify_id: str) -> Song | None:
    return ELSEWHERE if spotify_id == ELSEWHERE.id else None


@pytest.fixture
def state_path(tmp_path: Path) -> Path:
    return tmp_path / "standin.json"


@pytest.fixture
def start(state_path: Path) -> Iterator[Callable[..., ScriptedStandin]]:
    """Start a stand-in on the test's state file; called again, it is a restart."""
    with ExitStack() as stack:

        def start_one(lookup: Lookup = knows_elsewhere) -> ScriptedStandin:
            stack.close()
            return stack.enter_context(running(ScriptedStandin.bound(0, state_path, lookup)))

        yield start_one


@pytest.fixture
def standin(start: Callable[..., ScriptedStandin]) -> ScriptedStandin:
    return start()


@pytest.fixture
def demo(standin: ScriptedStandin) -> DemoApp:
    """The app that is registered with the stand-in, nobody signed in."""
    return DemoApp(standin.origin)


@pytest.fixture
def ada(demo: DemoApp) -> DemoApp:
    """The app with Ada signed in and every scope granted."""
    return demo.signed_in("Ada")


@pytest.fixture
def ben(demo: DemoApp) -> DemoApp:
    return demo.signed_in("Ben")


@pytest.fixture
def standin_is_closing(standin: ScriptedStandin) -> threading.Event:
    """Set it to let replies go that are held back."""
    return standin.standin.closing
