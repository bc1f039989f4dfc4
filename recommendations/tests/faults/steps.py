"""The steps of the journey at which something can fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from unittest import mock

from django.test import Client

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.login.asking import consent_address
from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.faults.known_faults import (
    ACCESS_DENIED,
    AFTER,
    BAD_STATE,
    BEFORE,
    DENIED_SCOPE,
    OTHER_BROWSER,
    RATE_LIMITED,
)
from recommendations.tests.faults.later_steps import LATER_STEPS
from recommendations.tests.faults.library_steps import LIBRARY_STEPS
from recommendations.tests.faults.row import Fault
from recommendations.tests.faults.step import Step, go_on, save, with_a_set
from recommendations.tests.faults.world import World
from recommendations.tests.visit import Visit


def _nothing(world: World) -> None:
    """Nobody has signed in yet."""


def _with_an_old_token(world: World) -> None:
    with_a_set(world)
    let_expire()


def _with(endpoint: str, fault: Fault) -> Callable[[World], None]:
    """A save that this failure has brought to a halt."""

    def prepare(world: World) -> None:
        with_a_set(world)
        world.standin.order(fault.kind, endpoint, **{"times": 1, **fault.options})
        world.save()

    return prepare


def _authorize(world: World, fault: Fault) -> None:
    world.come_back(_answer(world, world.visit.start(), fault))
    if fault == DENIED_SCOPE:
        # Nothing before a set is in need of it.
        world.choose()


def _permit(world: World, fault: Fault) -> None:
    """Allow one thing more."""
    asked = world.visit.site.post(consent_address("top", next_url="/profile/"))
    world.come_back(_answer(world, asked.headers["Location"], fault))


def _answer(world: World, address: str, fault: Fault) -> str:
    back = world.visit.decide(address, decision="cancel" if fault == ACCESS_DENIED else "agree")
    if fault == BAD_STATE:
        back = f"{back.partition('state=')[0]}state=of-somebody-else"
    if fault == OTHER_BROWSER:
        world.visit = Visit(Client(SERVER_NAME="127.0.0.1"), world.standin)
    return back


def _sign_in(world: World, fault: Fault) -> None:
    world.sign_in()


def _choose(world: World, fault: Fault) -> None:
    world.choose()


def _press_search(world: World) -> None:
    world.post(f"{world.set_page}fresh/")


def _search(world: World, fault: Fault) -> None:
    _press_search(world)


def _disconnect(world: World, fault: Fault) -> None:
    world.disconnect()


def _disconnect_and_go_on(world: World, fault: Fault) -> None:
    world.disconnect()
    go_on(world, fault)


def _disconnect_between(world: World, fault: Fault) -> None:
    """While a worker is at it: the playlist is made, its tracks are not yet added."""
    create = SpotifyClient.create_playlist

    def create_and_disconnect(client: SpotifyClient, *about: Any) -> str:
        playlist_id = create(client, *about)
        world.disconnect()
        return playlist_id

    with mock.patch.object(SpotifyClient, "create_playlist", create_and_disconnect):
        world.save()


STEPS: Mapping[str, Step] = {
    "sign-in-authorize": Step("authorize", _nothing, _authorize),
    "sign-in-code": Step("token", _nothing, _sign_in),
    "sign-in-me": Step("me", _nothing, _sign_in),
    "permission-authorize": Step("authorize", with_a_set, _permit),
    "permission-code": Step("token", with_a_set, _permit),
    "detection-to-set": Step("*", World.begin, _choose),
    "fresh-search": Step("search", with_a_set, _search, _press_search),
    "save-search": Step("search", with_a_set, save),
    "save-create": Step("create_playlist", with_a_set, save),
    "save-add": Step("add_items", with_a_set, save),
    "resume-me": Step("me", _with("create_playlist", AFTER), go_on),
    "resume-list": Step("list_playlists", _with("create_playlist", AFTER), go_on),
    "resume-undone-list": Step("list_playlists", _with("create_playlist", BEFORE), go_on),
    "resume-items": Step("list_items", _with("add_items", AFTER), go_on),
    "resume-undone-items": Step("list_items", _with("add_items", BEFORE), go_on),
    "refresh-save": Step("token", _with_an_old_token, save),
    "refresh-fresh": Step("token", _with_an_old_token, _search, _press_search),
    **LIBRARY_STEPS,
    **LATER_STEPS,
    "disconnect": Step("*", with_a_set, _disconnect),
    "disconnect-waiting": Step("*", _with("search", RATE_LIMITED), _disconnect_and_go_on),
    "disconnect-creating": Step("*", _with("create_playlist", AFTER), _disconnect_and_go_on),
    "disconnect-between": Step("*", with_a_set, _disconnect_between),
    "disconnect-adding": Step("*", _with("add_items", AFTER), _disconnect_and_go_on),
}
