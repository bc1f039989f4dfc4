"""Name the Chromium that the browser tests use."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from music.development.chromium import NoBrowserError, find, install


class Command(BaseCommand):
    help = "Find a Chromium for the browser tests, and with --install get one."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--install", action="store_true", help="install one if none is found")

    def handle(self, *args: Any, **options: Any) -> None:
        path = find()
        if path is None and not options["install"]:
            raise CommandError("No Chromium here; --install tries to get one.")
        if path is None:
            self.stdout.write("No Chromium here; installing one takes some minutes ...")
            self.stdout.flush()
            try:
                path = install()
            except NoBrowserError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"Browser tests use {path}")
