"""One running stand-in: what its views need, reached through the request."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.handlers.wsgi import WSGIRequest

from recommendations.spotify.standin.accounts import Account, changed_account
from recommendations.spotify.standin.calls import Call, CallLog
from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.faults import Asked, Fault, parse, take
from recommendations.spotify.standin.listeners import LikedSong, Listener, liked_songs, top_songs
from recommendations.spotify.standin.plays import Play, recent_plays
from recommendations.spotify.standin.replies import Replies
from recommendations.spotify.standin.songs import Song
from recommendations.spotify.standin.state import AccessToken, RefreshToken, account_of
from recommendations.spotify.standin.store import Store


@dataclass(frozen=True)
class App:
    """The one app that is registered with the stand-in."""

    client_id: str
    client_secret: str


@dataclass
class Standin:
    """``origin`` is where it answers, such as ``http://127.0.0.1:8001``."""

    origin: str
    app: App
    store: Store
    songs: Songs
    calls: CallLog = field(default_factory=CallLog)
    # Set when the server stops, so that no reply is held back longer than that.
    closing: threading.Event = field(default_factory=threading.Event)

    @cached_property
    def replies(self) -> Replies:
        return Replies(self.origin, self.songs)

    def liked(self, listener: Listener) -> list[LikedSong]:
        return liked_songs(listener, self.songs.starter, self.songs.favourites(listener))

    def top(self, listener: Listener, time_range: str) -> list[Song]:
        favourites = self.songs.favourites(listener)
        return top_songs(listener, self.songs.starter, time_range, favourites)

    def plays(self, listener: Listener) -> list[Play]:
        return recent_plays(listener, self.top(listener, "short_term"))

    def next_fault(
        self,
        call: Call,
        kinds: Collection[str],
        matters: Callable[[Fault], bool] = lambda fault: True,
    ) -> Fault | None:
        """Return the fault of these kinds that strikes `call`, and count it as used.

        Not to be called while the state is being changed: the count would be lost.
        """
        asked = Asked(call.endpoint, call.path, call.listener)
        with self.store.counting() as state:
            return take(state.faults, asked, kinds, matters)

    def change_account(self, listener: Listener, **change: Any) -> Account:
        """Raise UnknownAccountError unless `change` is premium, devices or both."""
        with self.store.changing() as state:
            account = changed_account(account_of(state, listener), change)
            state.accounts[listener.id] = account
        return account

    def revoke(self, listener: Listener | None) -> None:
        """Take the app's access to a listener's account away, or to all; a new consent
        gives it back."""

        def stays(token: AccessToken | RefreshToken) -> bool:
            return listener is not None and token.listener != listener.id

        with self.store.changing() as state:
            state.access_tokens = {k: v for k, v in state.access_tokens.items() if stays(v)}
            state.refresh_tokens = {k: v for k, v in state.refresh_tokens.items() if stays(v)}

    def order(self, order: dict[str, object]) -> Fault:
        """Raise UnknownFaultError unless `order` describes a fault."""
        fault = parse(order)
        with self.store.changing() as state:
            state.faults.append(fault)
        return fault

    def repair(self, fault_id: str = "") -> None:
        """Clear one fault, or all where none is named."""
        with self.store.changing() as state:
            state.faults = [one for one in state.faults if fault_id and one.id != fault_id]


class StandinRequest(WSGIRequest):
    """A request to the stand-in, which is not a request to the site."""

    standin: Standin
    call: Call
