"""Playing a set on one of its listener's devices. Nothing of it is kept.

Never inside a transaction: Spotify is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from recommendations.models import RecommendationSet
from recommendations.selectors.playing import PURPOSE, playable
from recommendations.services.permitted import permitted
from recommendations.spotify.errors import NoDevice, NotFound, SpotifyError, Unavailable
from recommendations.spotify.player import Device


class NothingToPlay(SpotifyError):
    code = "nothing-to-play"
    message = _("The Spotify ids of these tracks are not known yet, so there is nothing to play.")


class NoOpenDevice(NoDevice):
    message = _(
        "Spotify sees no device of yours that it can play on. Open Spotify on your phone, "
        "computer or speaker, then look again."
    )


class DeviceGone(SpotifyError):
    code = "device-gone"
    message = _(
        "Spotify no longer finds that device. Open Spotify on it, then look for your devices again."
    )


class DeviceOrPlaylistGone(SpotifyError):
    code = "device-or-playlist-gone"
    message = _(
        "Spotify no longer finds that device, or no longer has the playlist. Open Spotify on "
        "the device, see whether the playlist is there, then look for your devices again."
    )


class NotConfirmed(Unavailable):
    message = _(
        "Spotify did not confirm it. If your device stays silent, press play here once more."
    )


@dataclass(frozen=True)
class Played:
    """What was started: a saved playlist as a whole, or this many tracks of the list, without
    those whose Spotify id nobody knows.
    """

    is_playlist: bool
    tracks: int
    unknown: int


def devices_of(owner: User) -> tuple[Device, ...]:
    """Where the listener can play now, the active device first; one at least.

    Raises NoOpenDevice, and what `permitted` raises.
    """
    with permitted(owner, PURPOSE) as client:
        devices = client.player.devices()
    if not devices:
        raise NoOpenDevice
    return devices


def play_set(chosen: RecommendationSet, *, owner: User, device_id: str) -> Played:
    """Play the cards shown, in order, or the playlist that they were saved as.

    Whose device it is need not be looked up: Spotify finds only the listener's own. Raises
    NothingToPlay before any call, DeviceGone, DeviceOrPlaylistGone, NotConfirmed,
    ListenerNotPremium, and what `permitted` raises.
    """
    what = playable(chosen)
    if not (what.playlist_id or what.spotify_ids):
        raise NothingToPlay
    try:
        with permitted(owner, PURPOSE) as client:
            if what.playlist_id:
                client.player.play_playlist(device_id, what.playlist_id)
            else:
                client.player.play_tracks(device_id, what.spotify_ids)
    except NotFound as gone:
        raise (DeviceOrPlaylistGone if what.playlist_id else DeviceGone) from gone
    except Unavailable as problem:
        if problem.ambiguous:
            raise NotConfirmed(ambiguous=True) from problem
        raise
    return Played(bool(what.playlist_id), len(what.spotify_ids), what.unknown)
