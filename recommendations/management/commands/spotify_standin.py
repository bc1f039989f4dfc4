from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from recommendations.spotify.standin.beginning import give_first_playlists
from recommendations.spotify.standin.imported import imported_favourites, imported_song
from recommendations.spotify.standin.server import StandinServer, serve
from recommendations.spotify.standin.store import UnreadableStateError


class Command(BaseCommand):
    help = "Serve a local stand-in for Spotify, so that everything works without credentials."
    # It is a server of its own and must not need the site's models, keys or files.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8001, help="on 127.0.0.1; 0: a free one")
        parser.add_argument(
            "--state",
            type=Path,
            default=settings.SPOTIFY_STANDIN_STATE,
            help="the file that keeps playlists and consents across restarts",
        )

    def handle(self, *, port: int, state: Path, **options: Any) -> None:
        _require_development()
        try:
            server = serve(port, state, imported_song, favourites=imported_favourites)
        except (OSError, OverflowError) as error:
            raise CommandError(f"The stand-in cannot use port {port}: {error}") from error
        except UnreadableStateError as error:
            raise CommandError(str(error)) from error
        give_first_playlists(server.standin.store, server.standin.songs.starter)
        self.stdout.write(f"Spotify stand-in at {server.origin}/ (not Spotify)")
        self.stdout.flush()
        _serve_until_told_to_stop(server)


def _require_development() -> None:
    if settings.SPOTIFY_HAS_CREDENTIALS:
        raise CommandError("SPOTIFY_CLIENT_ID is set: with real credentials use Spotify itself.")
    if not settings.DEBUG:
        raise CommandError("The stand-in is for development: it runs with DEBUG on only.")


def _serve_until_told_to_stop(server: StandinServer) -> None:
    """Serve until Ctrl-C, SIGTERM or, on Windows, Ctrl-Break."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    # Python leaves Ctrl-C ignored where the starting shell ignored it.
    signal.signal(signal.SIGINT, stop)
    if sys.platform == "win32":
        signal.signal(signal.SIGBREAK, stop)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        # Not shutdown(): that waits for serve_forever, which has ended already.
        server.standin.closing.set()
    finally:
        server.server_close()
