"""Whose clock a diary goes by."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

UTC = "UTC"


@cache
def zone_names() -> frozenset[str]:
    """The names that the time zone database has. Kept, since finding them walks folders."""
    return frozenset(available_timezones())


def known_zone(name: str) -> str:
    """The name, or an empty string for what is no zone. Never opens a path from outside."""
    return name if name in zone_names() else ""


def zone_called(name: str) -> ZoneInfo:
    """The zone of a name, UTC for none and for one that this machine does not have (any more)."""
    return ZoneInfo(known_zone(name) or UTC)
