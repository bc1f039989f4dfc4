"""Delete visitors' sets that nobody signed in to keep."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from music.forgetting import forget_expired
from recommendations.services.sets import delete_unowned_sets


class Command(BaseCommand):
    help = "Delete visitors' sets older than 24 hours, ended sessions and counts of use."

    def handle(self, *args: Any, **options: Any) -> None:
        forget_expired()
        self.stdout.write(f"Deleted {delete_unowned_sets()} unowned sets.")
