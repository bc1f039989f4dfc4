"""One running stand-in: what its views need, reached through the request."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cached_property

from django.core.handlers.wsgi import WSGIRequest

from recommendations.spotify.standin.calls import Call, CallLog
from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.faults import Fault, take
from recommendations.spotify.standin.listeners import LikedSong, Listener, liked_songs, top_songs
from recommendations.spotify.standin.plays import Play, recent_plays
from recommendations.spotify.standin.replies import Replies
from recommendations.spotify.standin.songs import Song
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

    def next_fault(self, endpoint: str) -> Fault | None:
        with self.store.reading() as state:
            if not any(fault.concerns(endpoint) for fault in state.faults):
                return None
        with self.store.changing() as state:
            return take(state.faults, endpoint)


class StandinRequest(WSGIRequest):
    """A request to the stand-in, which is not a request to the site."""

    standin: Standin
    call: Call
