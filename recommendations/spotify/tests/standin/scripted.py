"""A stand-in that tests script: what fails, who may do what, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from recommendations.spotify.standin.calls import Call
from recommendations.spotify.standin.faults import Fault
from recommendations.spotify.standin.listeners import listener_named
from recommendations.spotify.standin.mixtures import mixture
from recommendations.spotify.standin.server import StandinServer
from recommendations.spotify.standin.state import Playlist

WRITES = ("POST", "PUT", "DELETE")


class ScriptedStandin(StandinServer):
    """What the fixture `standin` is."""

    def order(self, kind: str, endpoint: str = "*", **options: object) -> Fault:
        """Order a fault; `options` are those of `Fault`, such as ``times=1``, ``after=True``.

        ``standin.order("error_after", "create_playlist", times=1)``
        ``standin.order("quota_exceeded", group="search", retry_after=52531)``
        """
        return self.standin.order({"kind": kind, "endpoint": endpoint, **options})

    def mix(self, *orders: Mapping[str, object], chance: float, seed: int) -> list[Fault]:
        """Order that each call meets one of these faults or, mostly, none.

        ``standin.mix({"kind": "error_after"}, {"kind": "rate_limited"}, chance=0.3, seed=1)``
        """
        return [self.standin.order(order) for order in mixture(orders, chance, seed)]

    def repair(self) -> None:
        """Clear every fault."""
        self.standin.repair()

    def calls(self, endpoint: str = "", *, listener: str = "") -> list[Call]:
        """The calls so far, oldest first: all, or those to an endpoint or of a listener."""
        return [
            call
            for call in self.standin.calls.kept()
            if endpoint in ("", call.endpoint) and listener in ("", _name(call.listener))
        ]

    def writes(self, *, listener: str = "") -> list[str]:
        """The endpoints of the writes to the Web API so far, in order."""
        return [
            call.endpoint
            for call in self.calls(listener=listener)
            if call.method in WRITES and call.path.startswith("/v1/")
        ]

    def forget_calls(self) -> None:
        self.standin.calls.clear()

    def playlists(self, listener: str = "Ada") -> list[Playlist]:
        """What is in their library, oldest first, whatever the lists say."""
        with self.standin.store.reading() as state:
            return [
                one
                for one in state.playlists.values()
                if one.followed and _name(one.owner) == listener
            ]

    def account(self, listener: str, **change: object) -> None:
        """Such as ``standin.account("Ben", premium=True, devices=[{"name": "Kitchen"}])``."""
        found = listener_named(listener)
        assert found is not None, listener
        self.standin.change_account(found, **change)

    def revoke(self, listener: str = "") -> None:
        """Take the consents of a listener back, or everybody's."""
        self.standin.revoke(listener_named(listener))

    def rotation(self, when: str) -> None:
        """Whether refreshes give new refresh tokens: ``pkce``, ``always`` or ``never``."""
        with self.standin.store.changing() as state:
            state.rotation = when


def track_ids(playlist: Playlist) -> list[str]:
    return [entry.track_id for entry in playlist.entries]


def _name(listener_id: str) -> str:
    found = listener_named(listener_id)
    return found.display_name if found else ""
