"""Turning a source of tracks off when Spotify refuses it, and on again."""

from __future__ import annotations

from django.utils.translation import gettext

from recommendations.models import SourceOff
from recommendations.spotify.errors import Forbidden, NotFound, SpotifyError

# What a source answers to an app that has no access to it.
STATUSES: dict[type[SpotifyError], int] = {Forbidden: 403, NotFound: 404}


class SourceRefused(SpotifyError):
    code = "source-refused"

    def __init__(self, status: int) -> None:
        super().__init__()
        self.message = gettext(
            "Spotify does not give its own recommendations to this site (it answered "
            "%(status)d), so they are turned off here. Searching goes on."
        ) % {"status": status}


def turn_off_if_refused(source: str, problem: SpotifyError) -> SpotifyError:
    """Remember that `source` is closed to this site, if that is what `problem` says.

    Returns what to tell the listener.
    """
    status = STATUSES.get(type(problem))
    if status is None:
        return problem
    SourceOff.objects.update_or_create(source=source, defaults={"status": status})
    return SourceRefused(status)


def turn_on(source: str) -> bool:
    """Ask `source` again from now on; says whether it was off."""
    deleted, _ = SourceOff.objects.filter(source=source).delete()
    return bool(deleted)
