from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from recommendations.management.database import answering_database
from recommendations.selectors.spotify_sources import RECOMMENDATIONS, pauses, refused
from recommendations.services.spotify_sources import turn_on

MOMENT = "%Y-%m-%d %H:%M UTC"


class Command(BaseCommand):
    help = "Say what Spotify refuses this site at the moment, and turn a source on again."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--turn-on",
            choices=[RECOMMENDATIONS],
            help="ask a source again that Spotify had refused",
        )

    def handle(self, *args: Any, turn_on: str | None, **options: Any) -> None:
        with answering_database():
            if turn_on:
                self._turn_on(turn_on)
            self.stdout.write(f"Spotify's own recommendations: {_recommendations()}")
            waiting = list(pauses())
            for pause in waiting:
                why = "its quota is used up" if pause.is_quota else "too many calls at once"
                until = pause.until.strftime(MOMENT)
                self.stdout.write(f"Calls of the group “{pause.group}” wait until {until}: {why}.")
            if not waiting:
                self.stdout.write("No group of calls has to wait.")

    def _turn_on(self, source: str) -> None:
        was_off = turn_on(source)
        self.stdout.write("It is asked again." if was_off else "It was not turned off.")


def _recommendations() -> str:
    if not settings.SPOTIFY_RECOMMENDATIONS:
        return "off by the setting SPOTIFY_RECOMMENDATIONS."
    if off := refused(RECOMMENDATIONS):
        return f"off since {off.at.strftime(MOMENT)}, when Spotify answered {off.status}."
    return "on."
