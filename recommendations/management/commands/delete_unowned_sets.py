"""Delete visitors' sets that nobody signed in to keep."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from recommendations.services.sets import delete_unowned_sets


class Command(BaseCommand):
    help = "Delete recommendation sets of visitors that are older than 24 hours."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Deleted {delete_unowned_sets()} unowned sets.")
