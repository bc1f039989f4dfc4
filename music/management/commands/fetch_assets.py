"""Fetch the browser's third-party files and the Haar cascade."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from music.development.assets import AssetError, fetch
from music.paths import ASSETS_DIR, BASE_DIR


class Command(BaseCommand):
    help = "Copy third-party browser files and the Haar cascade into static/vendor/."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dev", action="store_true", help="install what tests load, too")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            names = fetch(include_dev=options["dev"])
        except (AssetError, OSError) as error:
            raise CommandError(str(error)) from error
        where = ASSETS_DIR.relative_to(BASE_DIR)
        self.stdout.write(
            f"{len(names)} files copied to {where}." if names else "Assets are current."
        )
