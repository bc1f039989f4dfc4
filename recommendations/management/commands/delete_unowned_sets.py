"""Delete what has served its time: visitors' sets, counts, and what Spotify answered."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from music.forgetting import forget_expired
from recommendations.services.found_tracks import delete_unheld_tracks
from recommendations.services.search_answers import delete_old_answers
from recommendations.services.sets import delete_unowned_sets


class Command(BaseCommand):
    help = (
        "Delete visitors' sets and answers to searches older than 24 hours, tracks from "
        "Spotify that no set holds any more, ended sessions and counts of use."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forget_expired()
        self.stdout.write(f"Deleted {delete_unowned_sets()} unowned sets.")
        self.stdout.write(f"Deleted {delete_old_answers()} answers to searches.")
        # After the sets, which may have held them.
        self.stdout.write(f"Deleted {delete_unheld_tracks()} tracks from Spotify.")
