"""A step of the journey at which something can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recommendations.tests.faults.row import Fault
from recommendations.tests.faults.world import World


@dataclass(frozen=True)
class Step:
    """``prepare`` leads there while all is well. ``act`` is done while the fault is there,
    at ``endpoint`` as the stand-in calls it, and leaves the listener with a page. ``press``
    is that page's button, and ``purpose`` what it may have to ask Spotify for."""

    endpoint: str
    prepare: Callable[[World], None]
    act: Callable[[World, Fault], None]
    press: Callable[[World], None] = World.save
    purpose: str = ""


def with_a_set(world: World) -> None:
    world.begin()
    world.choose()


def save(world: World, fault: Fault) -> None:
    world.save()


def go_on(world: World, fault: Fault) -> None:
    world.wait()
    world.work()
