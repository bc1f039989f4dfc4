"""The steps of the journey at which something can fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
    NO_DEVICE,
    OTHER_BROWSER,
    RATE_LIMITED,
)
from recommendations.tests.faults.row import Fault
from recommendations.tests.faults.world import ADA, DEVICES, World
from recommendations.tests.visit import Visit


@dataclass(frozen=True)
class Step:
    """``prepare`` leads there while all is well. ``act`` is done while the fault is there,
    at ``endpoint`` as the stand-in calls it, and leaves the listener with a page. ``press``
    is that page's button."""

    endpoint: str
    prepare: Callable[[World], None]
    act: Callable[[World, Fault], None]
    press: Callable[[World], None] = World.save


def _nothing(world: World) -> None:
    """Nobody has signed in yet."""


def _with_a_set(world: World) -> None:
    world.begin()
    world.choose()


def _with_an_old_token(world: World) -> None:
    _with_a_set(world)
    let_expire()


def _with(endpoint: str, fault: Fault) -> Callable[[World], None]:
    """A save that this failure has brought to a halt."""

    def prepare(world: World) -> None:
        _with_a_set(world)
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


def _allow(world: World, purpose: str) -> None:
    asked = world.visit.site.post(consent_address(purpose, next_url=world.set_page))
    world.come_back(world.visit.decide(asked.headers["Location"]))


def _allowed_to_play(world: World) -> None:
    _with_a_set(world)
    world.standin.account(ADA, devices=DEVICES)
    _allow(world, "play")


def _allowed_to_cover(world: World) -> None:
    _with_a_set(world)
    _allow(world, "cover")


def _press_cover(world: World) -> None:
    world.post(f"{world.set_page}cover/")
    world.work()


def _saved(world: World) -> None:
    _with_a_set(world)
    world.save()


def _press_remove(world: World) -> None:
    world.post(f"{world.set_page}playlist/remove/")


def _remove(world: World, fault: Fault) -> None:
    _press_remove(world)


def _press_devices(world: World) -> None:
    world.post(f"{world.set_page}devices/")


def _devices(world: World, fault: Fault) -> None:
    _press_devices(world)


def _press_play(world: World) -> None:
    world.post(f"{world.set_page}play/", device=world.device_id)


def _play(world: World, fault: Fault) -> None:
    if fault == NO_DEVICE:
        # It is closed between the choice and the press.
        world.post(f"{world.set_page}play/", device="a-device-that-was-there")
    else:
        _press_play(world)


def _choose(world: World, fault: Fault) -> None:
    world.choose()


def _press_search(world: World) -> None:
    world.post(f"{world.set_page}fresh/")


def _search(world: World, fault: Fault) -> None:
    _press_search(world)


def _save(world: World, fault: Fault) -> None:
    world.save()


def _go_on(world: World, fault: Fault) -> None:
    world.wait()
    world.work()


def _disconnect(world: World, fault: Fault) -> None:
    world.disconnect()


def _disconnect_and_go_on(world: World, fault: Fault) -> None:
    world.disconnect()
    _go_on(world, fault)


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
    "permission-authorize": Step("authorize", _with_a_set, _permit),
    "permission-code": Step("token", _with_a_set, _permit),
    "detection-to-set": Step("*", World.begin, _choose),
    "fresh-search": Step("search", _with_a_set, _search, _press_search),
    "save-search": Step("search", _with_a_set, _save),
    "save-create": Step("create_playlist", _with_a_set, _save),
    "save-add": Step("add_items", _with_a_set, _save),
    "resume-me": Step("me", _with("create_playlist", AFTER), _go_on),
    "resume-list": Step("list_playlists", _with("create_playlist", AFTER), _go_on),
    "resume-undone-list": Step("list_playlists", _with("create_playlist", BEFORE), _go_on),
    "resume-items": Step("list_items", _with("add_items", AFTER), _go_on),
    "resume-undone-items": Step("list_items", _with("add_items", BEFORE), _go_on),
    "refresh-save": Step("token", _with_an_old_token, _save),
    "refresh-fresh": Step("token", _with_an_old_token, _search, _press_search),
    "cover": Step("put_cover", _allowed_to_cover, _save, _press_cover),
    "remove": Step("unfollow", _saved, _remove, _press_remove),
    "play-devices": Step("devices", _allowed_to_play, _devices, _press_devices),
    "play-start": Step("play", _allowed_to_play, _play, _press_play),
    "disconnect": Step("*", _with_a_set, _disconnect),
    "disconnect-waiting": Step("*", _with("search", RATE_LIMITED), _disconnect_and_go_on),
    "disconnect-creating": Step("*", _with("create_playlist", AFTER), _disconnect_and_go_on),
    "disconnect-between": Step("*", _with_a_set, _disconnect_between),
    "disconnect-adding": Step("*", _with("add_items", AFTER), _disconnect_and_go_on),
}
