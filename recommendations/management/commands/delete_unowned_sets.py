"""Delete visitors' sets that nobody signed in to keep."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from music.limits import forget_visitors
from recommendations.services.sets import delete_unowned_sets


class Command(BaseCommand):
    help = "Delete sets of visitors older than 24 hours, and the counts behind rate limits."

    def handle(self, *args: Any, **options: Any) -> None:
        forget_visitors(timezone.now())
        self.stdout.write(f"Deleted {delete_unowned_sets()} unowned sets.")
