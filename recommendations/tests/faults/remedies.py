"""What leads on once the fault is repaired, up to the playlist."""

from __future__ import annotations

import re

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.step import Step
from recommendations.tests.faults.world import World

# Two looks a minute apart, and what follows them.
MOST_WAITS = 4


def go_on(world: World, step: Step, row: Row) -> None:
    """Raises AssertionError where the page does not offer what the remedy is."""
    match row.remedy:
        case Remedy.PRESS:
            step.press(world)
            assert row.message not in world.text
        case Remedy.SIGN_IN:
            world.sign_in()
        case Remedy.RECONNECT:
            _reconnect(world)
        case Remedy.WAIT_AND_RECONNECT:
            world.work()
            _reconnect(world)
        case Remedy.LET_LOOK:
            assert "Let WMusic look" in world.text
            world.connect()
        case Remedy.NOT_THERE:
            world.post(f"{world.set_page}settle/", answer="not-there")
        case Remedy.AGREE:
            assert "WMusic asks Spotify" in world.text
            world.allow(step.purpose)
            step.press(world)
            assert row.message not in world.text
        case Remedy.REMOVE_TWIN:
            while "and it is empty" not in world.text:
                world.wait_for_twin()
                world.work()
            world.post(f"{world.set_page}twin/", answer="remove")
        case Remedy.SAVE_AS_NEW:
            assert "Save as a new playlist" in world.text
            world.save_as_new()
    _save(world)


def _reconnect(world: World) -> None:
    if RecommendationSet.objects.exists():
        world.get(world.set_page)
    else:
        world.choose()
    assert re.search("(Rec|C)onnect Spotify", world.text)
    world.connect()


def _save(world: World) -> None:
    if not RecommendationSet.objects.exists():
        world.choose()
    if world.saved is None:
        world.save()
    for _ in range(MOST_WAITS):
        world.work()
        if not SavedPlaylist.objects.exclude(retry_at=None).exists():
            return
        world.wait()
