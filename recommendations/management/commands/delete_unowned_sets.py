"""Delete what has served its time: visitors' sets, counts, and what Spotify answered."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from recommendations.services.forgetting import forget_what_expired


class Command(BaseCommand):
    help = (
        "Delete visitors' sets and answers to searches older than 24 hours, tracks from "
        "Spotify that no set holds any more, ended sessions and counts of use. The worker does "
        "so, too, once an hour."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = forget_what_expired()
        self.stdout.write(f"Deleted {forgotten.sets} unowned sets.")
        self.stdout.write(f"Deleted {forgotten.answers} answers to searches.")
        self.stdout.write(f"Deleted {forgotten.tracks} tracks from Spotify.")
