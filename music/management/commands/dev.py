"""Everything a newcomer needs, in one command."""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from music.development.assets import AssetError, fetch
from music.development.processes import run_together
from music.paths import BASE_DIR

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Set up and run the site, its worker and the Spotify stand-in; one Ctrl-C stops all."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--standin-port", type=int, default=8001)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("DEBUG is off in this environment, and dev is for development.")
        site, standin = options["port"], options["standin_port"]
        ports = [site, standin] if settings.SPOTIFY.is_standin else [site]
        if len(set(ports)) < len(ports):
            raise CommandError("The site and the stand-in need a port each.")
        for port in ports:
            _require_free(port)
        self._prepare()
        # The other programs read this, not ours.
        os.environ["SPOTIFY_STANDIN_ORIGIN"] = f"http://{HOST}:{standin}"
        commands = [
            [*_manage(), "runserver", f"{HOST}:{site}"],
            [*_manage(), "save_worker"],
        ]
        if settings.SPOTIFY.is_standin:
            commands.append([*_manage(), "spotify_standin", "--port", str(standin)])
        self.stdout.write(f"\nWMusic: http://{HOST}:{site}/   (Ctrl-C stops it)\n")
        self.stdout.flush()
        sys.exit(run_together(commands))

    def _prepare(self) -> None:
        try:
            fetch()
        except (AssetError, OSError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        call_command("import_catalogue", starter=True)
        call_command("first_posts")
        call_command("delete_unowned_sets")


def _manage() -> list[str]:
    return [sys.executable, str(BASE_DIR / "manage.py")]


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        # As the server does: connections of a run that just ended do not hold the port.
        # On Windows the option means something else, and is not needed.
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OverflowError as error:
            raise CommandError(f"{port} is not a port: those are 1 to 65535.") from error
        except OSError as error:
            raise CommandError(
                f"Port {port} is in use. Stop what uses it, or choose others with --port "
                "and --standin-port."
            ) from error
