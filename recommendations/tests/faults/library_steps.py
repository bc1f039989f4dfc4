"""The steps at which liked songs are read."""

from __future__ import annotations

from collections.abc import Mapping

from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.faults.known_faults import BEFORE
from recommendations.tests.faults.row import Fault
from recommendations.tests.faults.step import Step, with_a_set
from recommendations.tests.faults.world import World

PAGE = "/library/reading/"


def _allowed(world: World) -> None:
    with_a_set(world)
    world.allow("liked")


def _allowed_with_an_old_token(world: World) -> None:
    _allowed(world)
    let_expire()


def _read_in_part(world: World) -> None:
    """A reading that has its first page, and waits for the second."""
    _allowed(world)
    world.standin.order(BEFORE.kind, "saved_tracks", skip=1, times=1, **BEFORE.options)
    _press(world)
    world.get(world.set_page)


def _press(world: World) -> None:
    world.post("/library/taste/on/", source="liked")
    world.read()


def _press_again(world: World) -> None:
    world.post(f"{PAGE}again/")
    world.read()


def _read(world: World, fault: Fault) -> None:
    _press(world)


def _go_on(world: World, fault: Fault) -> None:
    world.wait()
    world.read()


def _disconnect_and_go_on(world: World, fault: Fault) -> None:
    world.disconnect()
    _go_on(world, fault)


LIBRARY_STEPS: Mapping[str, Step] = {
    "library-read": Step("saved_tracks", _allowed, _read, _press_again, "liked"),
    "library-later-page": Step("saved_tracks", _read_in_part, _go_on, _press_again, "liked"),
    "library-refresh": Step("token", _allowed_with_an_old_token, _read, _press_again, "liked"),
    "disconnect-reading": Step("*", _read_in_part, _disconnect_and_go_on),
}
