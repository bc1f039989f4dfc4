"""The steps that follow a first save: its cover, other lists into its playlist, other words
for it, its end, and listening."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recommendations.tests.faults.known_faults import AFTER, BEFORE, NO_DEVICE, NO_FAULT
from recommendations.tests.faults.row import Fault
from recommendations.tests.faults.step import Step, go_on, save, with_a_set
from recommendations.tests.faults.world import ADA, DEVICES, World

NAMED = {"name": "For a rainy Sunday", "description": "Slow ones"}
# Of the first list's cards; what it takes a second list to add are the others.
FIRST_CARDS = 3


def _saved(world: World) -> None:
    with_a_set(world)
    world.save()


def _allowed_to_cover(world: World) -> None:
    with_a_set(world)
    world.allow("cover")
    world.cover = True


def _press_cover(world: World) -> None:
    world.post(f"{world.set_page}cover/")
    world.work()


def _uncertain_cover(fault: Fault) -> Callable[[World], None]:
    def prepare(world: World) -> None:
        _allowed_to_cover(world)
        world.standin.order(fault.kind, "put_cover", **{"times": 1, **fault.options})
        world.save()

    return prepare


def _with_an_earlier(way: str) -> Callable[[World], None]:
    """A short playlist is there, and a list that is to go into it."""

    def prepare(world: World) -> None:
        with_a_set(world)
        world.newest.entries.filter(position__gt=FIRST_CARDS).update(removed=True)
        world.save()
        world.to = f"{way}:{world.newest.pk}"
        world.before = list(world.cards)
        world.choose()

    return prepare


def _uncertain(way: str, endpoint: str, fault: Fault) -> Callable[[World], None]:
    def prepare(world: World) -> None:
        _with_an_earlier(way)(world)
        world.standin.order(fault.kind, endpoint, **{"times": 1, **fault.options})
        world.save()

    return prepare


def _press_rename(world: World) -> None:
    world.typed = NAMED["name"]
    world.post(f"{world.set_page}playlist/", **NAMED)


def _rename(world: World, fault: Fault) -> None:
    _press_rename(world)


def _press_remove(world: World) -> None:
    world.post(f"{world.set_page}playlist/remove/")


def _remove(world: World, fault: Fault) -> None:
    _press_remove(world)


def _connected_again(world: World) -> None:
    """So that it is to be seen first whose playlist it is."""
    _saved(world)
    world.connect()


def _allowed_to_play(world: World) -> None:
    with_a_set(world)
    world.standin.account(ADA, devices=DEVICES)
    world.allow("play")


def _saved_and_allowed_to_play(world: World) -> None:
    _allowed_to_play(world)
    world.save()


def _with_a_twin(world: World) -> None:
    """Spotify makes the first playlist all the same, and lists none for three minutes."""
    with_a_set(world)
    world.standin.order("disconnect", "create_playlist", times=1, after=True)
    world.standin.order("late_playlist", seconds=180)
    world.save()
    for _ in range(2):
        world.wait()
        world.work()


def _look_for_twin(world: World, fault: Fault) -> None:
    world.wait_for_twin()
    world.work()


def _told_of_a_twin(world: World) -> None:
    _with_a_twin(world)
    while "and it is empty" not in world.text:
        _look_for_twin(world, NO_FAULT)


def _press_remove_twin(world: World) -> None:
    world.post(f"{world.set_page}twin/", answer="remove")


def _remove_twin(world: World, fault: Fault) -> None:
    _press_remove_twin(world)


def _press_devices(world: World) -> None:
    world.post(f"{world.set_page}devices/")


def _devices(world: World, fault: Fault) -> None:
    _press_devices(world)


def _press_play(world: World) -> None:
    world.hear = world.playable
    world.post(f"{world.set_page}play/", device=world.device_id)


def _play(world: World, fault: Fault) -> None:
    if fault == NO_DEVICE:
        # It is closed between the choice and the press.
        world.post(f"{world.set_page}play/", device="a-device-that-was-there")
    else:
        _press_play(world)


LATER_STEPS: Mapping[str, Step] = {
    "cover": Step("put_cover", _allowed_to_cover, save, _press_cover, "cover"),
    "resume-cover": Step("get_cover", _uncertain_cover(AFTER), go_on, _press_cover),
    "resume-undone-cover": Step("get_cover", _uncertain_cover(BEFORE), go_on, _press_cover),
    "append-list": Step("list_playlists", _with_an_earlier("append"), save),
    "append-items": Step("list_items", _with_an_earlier("append"), save),
    "append-add": Step("add_items", _with_an_earlier("append"), save),
    "append-resume": Step("list_items", _uncertain("append", "add_items", AFTER), go_on),
    "append-resume-undone": Step("list_items", _uncertain("append", "add_items", BEFORE), go_on),
    "replace-list": Step("list_playlists", _with_an_earlier("replace"), save),
    "replace-items": Step("list_items", _with_an_earlier("replace"), save),
    "replace-put": Step("replace_items", _with_an_earlier("replace"), save),
    "replace-resume": Step("list_items", _uncertain("replace", "replace_items", AFTER), go_on),
    "replace-resume-undone": Step(
        "list_items", _uncertain("replace", "replace_items", BEFORE), go_on
    ),
    "rename": Step("change_playlist", _saved, _rename, _press_rename, "change"),
    "remove": Step("unfollow", _saved, _remove, _press_remove, "remove"),
    "remove-whose": Step("get_playlist", _connected_again, _remove, _press_remove, "remove"),
    "remove-me": Step("me", _connected_again, _remove, _press_remove, "remove"),
    "twin-look": Step("list_playlists", _with_a_twin, _look_for_twin),
    "twin-remove": Step("unfollow", _told_of_a_twin, _remove_twin, _press_remove_twin, "remove"),
    "twin-whose": Step("get_playlist", _told_of_a_twin, _remove_twin, _press_remove_twin),
    "twin-items": Step("list_items", _told_of_a_twin, _remove_twin, _press_remove_twin),
    "play-devices": Step("devices", _allowed_to_play, _devices, _press_devices, "play"),
    "play-start": Step("play", _allowed_to_play, _play, _press_play, "play"),
    "play-playlist": Step("play", _saved_and_allowed_to_play, _play, _press_play, "play"),
}
