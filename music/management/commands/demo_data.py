from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from music.demo_account.filling import fill_account, save_some
from recommendations.catalogue.matrix import recommendable
from recommendations.spotify.errors import SpotifyError


class Command(BaseCommand):
    help = (
        "Fill an account with six weeks of moods, sets and playlists, for screenshots. Only in "
        "debug; its answers count in no share."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="demo", help="the account's user name")
        parser.add_argument("--password", default="", help="one is made up otherwise")

    def handle(self, *, name: str, password: str, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("demo_data writes made-up moods: it runs only in debug.")
        if not recommendable().exists():
            raise CommandError("The catalogue is empty: run `make run` once, or import one.")
        password = password or secrets.token_urlsafe(9)
        try:
            owner = fill_account(name, password)
        except ValueError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"{name} has {owner.sets.count()} sets and {owner.diary_entries.count()} diary entries."
        )
        self._save(owner)
        self.stdout.write(f"Sign in as {name} with the password {password}")

    def _save(self, owner: Any) -> None:
        if not settings.SPOTIFY.is_standin:
            self.stdout.write("No playlists: this site talks to Spotify itself.")
            return
        try:
            self.stdout.write(f"{save_some(owner)} playlists are in the stand-in.")
        except SpotifyError as problem:
            self.stdout.write(f"No playlists, as the stand-in does not answer: {problem}")
        except ValueError as problem:
            self.stdout.write(f"No playlists: {problem}")
