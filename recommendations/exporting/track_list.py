"""What is exported: a list of tracks, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ListedTrack:
    """`spotify_id` is empty where it is unknown; `link` then leads to a search.

    `artists` are all that are credited, in one text. `duration_ms` is None where nobody
    measured it. `why` may be empty.
    """

    title: str
    artists: str
    year: int | None
    genre: str
    spotify_id: str
    link: str
    duration_ms: int | None
    why: str


@dataclass(frozen=True)
class TrackList:
    """`tracks` are in the listener's order; `created_at` has a time zone."""

    name: str
    created_at: datetime
    tracks: tuple[ListedTrack, ...]
