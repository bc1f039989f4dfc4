from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from music.development.social_card import FILE, write_social_card


class Command(BaseCommand):
    help = "Draw the picture that stands beside links to this site, static/img/social-card.png."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            write_social_card()
        except OSError as error:
            raise CommandError(f"{error}. The fonts come with: manage.py fetch_assets") from error
        self.stdout.write(f"Wrote {FILE}.")
