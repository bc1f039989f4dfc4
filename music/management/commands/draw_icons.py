from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from music.development.icons import write_icons
from music.paths import BASE_DIR

FOLDER = BASE_DIR / "static" / "img"


class Command(BaseCommand):
    help = "Draw the icons of the installed site anew; they are committed."

    def handle(self, *args: Any, **options: Any) -> None:
        write_icons(FOLDER)
        self.stdout.write(f"Three icons written to {FOLDER}")
