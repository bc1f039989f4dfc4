"""Deleting what has served its time, as the privacy page says."""

from __future__ import annotations

from dataclasses import dataclass

from music.forgetting import forget_expired
from recommendations.services.found_tracks import delete_unheld_tracks
from recommendations.services.library_wishes import delete_old_readings
from recommendations.services.search_answers import delete_old_answers
from recommendations.services.sets import delete_unowned_sets


@dataclass(frozen=True)
class Forgotten:
    """How many rows went: visitors' sets, Spotify's answers to searches, and its tracks."""

    sets: int
    answers: int
    tracks: int


def forget_what_expired() -> Forgotten:
    """Safe beside a site that is running, and when several do it at once."""
    forget_expired()
    delete_old_readings()
    sets, answers = delete_unowned_sets(), delete_old_answers()
    # After the sets, which may have held them.
    return Forgotten(sets, answers, delete_unheld_tracks())
