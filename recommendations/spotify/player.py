"""What plays on a listener's devices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recommendations.spotify.calls import Calls, words
from recommendations.spotify.errors import Unavailable

# Spotify names no limit for one command. As many as one call puts into a playlist, so that
# a list plays as it would be saved.
MOST_PLAYED_AT_ONCE = 100


@dataclass(frozen=True)
class Device:
    """Where Spotify is open. ``kind`` is Spotify's word for it, such as 'Computer', or empty;
    of all devices one at most is active.
    """

    device_id: str
    name: str
    kind: str
    is_active: bool


class PlayerCalls:
    """Commands to one listener's devices. Every method raises SpotifyError's kinds, among them
    ListenerNotPremium, and NotFound for a device that is not there (any more).
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def devices(self) -> tuple[Device, ...]:
        """The devices that take commands, the active one first, else in Spotify's order."""
        found = self._calls.get("me/player/devices").get("devices")
        if not isinstance(found, list):
            # No device is an empty list; anything else is no answer.
            raise Unavailable
        usable = (_device(item) for item in found if _takes_commands(item))
        return tuple(sorted(usable, key=lambda device: not device.is_active))

    def play_tracks(self, device_id: str, spotify_ids: Sequence[str]) -> None:
        """Play these tracks in order, 100 at most, instead of what is playing."""
        uris = [f"spotify:track:{spotify_id}" for spotify_id in spotify_ids]
        self._play(device_id, {"uris": uris})

    def play_playlist(self, device_id: str, playlist_id: str) -> None:
        """Play a playlist from its beginning."""
        self._play(device_id, {"context_uri": f"spotify:playlist:{playlist_id}"})

    def _play(self, device_id: str, what: dict[str, Any]) -> None:
        self._calls.put("me/player/play", what, device_id=device_id)


def _takes_commands(item: Any) -> bool:
    """Spotify lists devices that no app may command, and some that it gives no id."""
    return bool(words(item, "id")) and item.get("is_restricted") is not True


def _device(item: Any) -> Device:
    return Device(
        device_id=words(item, "id"),
        name=words(item, "name"),
        kind=words(item, "type"),
        is_active=item.get("is_active") is True,
    )
