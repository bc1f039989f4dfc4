"""What a listener's account can do: their subscription, and the devices they have."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from recommendations.spotify.standin.ids import number
from recommendations.spotify.standin.listeners import Listener

# As Spotify spells the types of devices that people have.
DEVICE_TYPES = ("Computer", "Smartphone", "Speaker", "TV")


@dataclass
class Device:
    """``is_active`` is the one that plays where a command names none."""

    name: str
    type: str = "Computer"
    is_active: bool = False

    @property
    def id(self) -> str:
        """Forty hexadecimal digits that depend on the name only."""
        return f"{number('device', self.name):064x}"[:40]


@dataclass
class Playing:
    """What was started last; ``since`` in seconds since 1970, ``playlist_id`` empty for
    tracks that were named one by one."""

    track_ids: list[str]
    since: float
    playlist_id: str = ""


@dataclass
class Account:
    """Without ``premium`` no command to the player is obeyed."""

    premium: bool = True
    devices: list[Device] = field(default_factory=list)
    playing: Playing | None = None

    @property
    def active_device(self) -> Device | None:
        return next((device for device in self.devices if device.is_active), None)


def first_account(listener: Listener) -> Account:
    """What they have until somebody changes it: one of every kind among the three."""
    return Account(
        listener.premium, [Device(name, is_active=active) for name, active in listener.devices]
    )


class UnknownAccountError(ValueError):
    """What was asked for is no account; the message says why."""


def changed_account(account: Account, change: dict[str, Any]) -> Account:
    """Return the account with another ``premium`` or other ``devices``, as JSON has them.

    Devices are objects with name, type and is_active. Raises UnknownAccountError.
    """
    _check(change.keys() <= {"premium", "devices"}, "An account has premium and devices.")
    premium, rows = change.get("premium", account.premium), change.get("devices")
    _check(isinstance(premium, bool), "premium is true or false.")
    devices = account.devices if rows is None else _devices(rows)
    return replace(account, premium=premium, devices=devices)


def account_from_json(row: dict[str, Any]) -> Account:
    """Raise KeyError or TypeError where `row` is no account."""
    playing = row["playing"]
    return Account(
        premium=row["premium"],
        devices=[Device(**device) for device in row["devices"]],
        playing=Playing(**playing) if playing else None,
    )


def _devices(rows: Any) -> list[Device]:
    try:
        devices = [Device(**row) for row in rows]
    except TypeError as error:
        raise UnknownAccountError("devices are objects with name, type, is_active.") from error
    for device in devices:
        named = isinstance(device.name, str) and device.name.strip() != ""
        _check(named, "The name of a device is a text.")
        _check(device.type in DEVICE_TYPES, f"type is one of {', '.join(DEVICE_TYPES)}.")
        _check(isinstance(device.is_active, bool), "is_active is true or false.")
    names = {device.name for device in devices}
    _check(len(names) == len(devices), "Two devices cannot have one name.")
    _check(sum(device.is_active for device in devices) <= 1, "One device at most is active.")
    return devices


def _check(holds: bool, message: str) -> None:
    if not holds:
        raise UnknownAccountError(message)
