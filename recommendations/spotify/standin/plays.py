"""What a listener played lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recommendations.spotify.standin.ids import number
from recommendations.spotify.standin.listeners import Listener
from recommendations.spotify.standin.songs import Song

# Spotify remembers no more.
KEPT_PLAYS = 50
# Of so few favourites of the month that some are played twice.
ON_ROTATION = 35
NEWEST_PLAY = datetime(2026, 11, 19, 21, 12, 40, 310_000, tzinfo=UTC)


@dataclass(frozen=True)
class Play:
    song: Song
    played_at: datetime

    @property
    def cursor(self) -> int:
        """When it was played, in milliseconds since 1970."""
        return round(self.played_at.timestamp() * 1000)


def recent_plays(listener: Listener, top: Sequence[Song]) -> list[Play]:
    """Return the last plays of the songs on `top`, newest first, the same on every start."""
    rotation = top[:ON_ROTATION]
    return [
        Play(
            rotation[number("play", listener.id, str(index)) % len(rotation)],
            NEWEST_PLAY - timedelta(minutes=47 * index),
        )
        for index in range(KEPT_PLAYS if rotation else 0)
    ]
