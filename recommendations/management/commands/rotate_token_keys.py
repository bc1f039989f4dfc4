from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from recommendations.management.database import answering_database
from recommendations.services.token_keys import rotate_token_keys


class Command(BaseCommand):
    help = "Encrypt the stored Spotify tokens with the first of TOKEN_KEYS."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        with answering_database():
            rotation = rotate_token_keys()
        self.stdout.write(f"Encrypted with the newest key: {rotation.rotated}.")
        if rotation.lost:
            self.stderr.write(
                f"No key of TOKEN_KEYS opens: {rotation.lost}. These listeners are asked to "
                "connect Spotify again. Keep the old keys if you have them."
            )
        else:
            self.stdout.write("The older keys can be taken out of TOKEN_KEYS.")
