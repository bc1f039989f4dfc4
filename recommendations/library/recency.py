"""How much a song that was liked long ago still says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

# A month's part of what a song says: weight = 1.09 ** -months, the recency weight of the
# notebook "Music Recommendation based on Facial Emotion Recognition" (the top-40 system).
# Half is left after eight months, a ninth after 25.
MONTHLY_DECAY = 1.09
MONTH = timedelta(days=365.25 / 12)


def recency(at: datetime, now: datetime) -> float:
    """The weight, above 0 to 1, of something that happened at `at`; 1 from `now` on."""
    months = max((now - at) / MONTH, 0.0)
    return float(MONTHLY_DECAY**-months)


def weights(moments: Sequence[datetime | None], now: datetime) -> list[float]:
    """One weight for each moment.

    A song without a moment weighs as the oldest of the others: Spotify leaves it out in
    very old playlists. Where there are none at all, as in top tracks, each weighs 1.
    """
    known = [recency(at, now) for at in moments if at is not None]
    undated = min(known, default=1.0)
    return [undated if at is None else recency(at, now) for at in moments]
