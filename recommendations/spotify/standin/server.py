"""The stand-in as a server on this machine."""

from __future__ import annotations

import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from recommendations.spotify.standin.catalogue import Lookup, Songs
from recommendations.spotify.standin.failing import HANG_UP
from recommendations.spotify.standin.handler import HOST, StandinHandler
from recommendations.spotify.standin.listeners import Favourites, no_favourites
from recommendations.spotify.standin.songs import read_starter_songs
from recommendations.spotify.standin.standin import App, Standin
from recommendations.spotify.standin.store import Store


class QuietRequestHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the request line holds codes. The handler logs paths instead."""

    def get_environ(self) -> dict[str, Any]:
        return {**super().get_environ(), HANG_UP: self._hang_up}

    def _hang_up(self) -> None:
        # The server gives up a reply at this error, and would wait for the next request.
        self.close_connection = True
        raise ConnectionAbortedError("ordered")


class StandinServer(ThreadedWSGIServer):
    """Bound when made, serving while inside `running` or `serve_forever`."""

    standin: Standin
    # A hundred who come at once are none too many; beyond this a connection is retried
    # by the system after a second.
    request_queue_size = 256

    @classmethod
    def bound(
        cls,
        port: int,
        state_path: Path,
        lookup: Lookup,
        *,
        favourites: Favourites = no_favourites,
        host: str = HOST,
        app: App | None = None,
    ) -> Self:
        """Return a bound server; `port` 0 takes a free one.

        `lookup` knows the songs that are not the stand-in's own, and `favourites` which of
        them a listener likes. Raises ValueError for any `host` but 127.0.0.1,
        UnreadableStateError for a broken state, OSError for a port in use.
        """
        if host != HOST:
            raise ValueError(f"The stand-in answers at {HOST} only, not at {host}.")
        store = Store(state_path)
        songs = Songs(read_starter_songs(), lookup, favourites)
        # Windows would let two servers share the port if addresses were reused there.
        server = cls((host, port), QuietRequestHandler, allow_reuse_address=sys.platform != "win32")
        registered = app or App(settings.SPOTIFY_CLIENT_ID, settings.SPOTIFY_CLIENT_SECRET)
        server.standin = Standin(server.origin, registered, store, songs)
        application: Callable[..., Any] = StandinHandler(server.standin)
        server.set_app(application)
        return server

    def server_bind(self) -> None:
        # HTTPServer's own asks the name service what this machine is called.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]
        self.setup_environ()

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def shutdown(self) -> None:
        self.standin.closing.set()
        super().shutdown()


serve = StandinServer.bound
S = TypeVar("S", bound=StandinServer)


@contextmanager
def running(server: S) -> Iterator[S]:
    """Serve in a thread for as long as the block lasts, then close the server."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
