"""The stored catalogue as the engine's arrays, kept per process until it changes."""

from __future__ import annotations

import threading

import numpy as np
from django.db.models import QuerySet

from recommendations.catalogue.version import current_version
from recommendations.engine.catalogue import Catalogue
from recommendations.models import Track

CHUNK_ROWS = 10_000

# The catalogue is everybody's and read-only, so that one copy can serve every thread.
_lock = threading.Lock()
_cached: Catalogue | None = None


def recommendable() -> QuerySet[Track]:
    """The tracks that recommendations choose from.

    Once there is an imported track these are the imported ones alone: editorial
    coordinates and measured features do not share a scale.
    """
    imported = Track.objects.filter(source=Track.Source.IMPORTED)
    return imported if imported.exists() else Track.objects.filter(source=Track.Source.STARTER)


def load_catalogue() -> Catalogue:
    """Return the catalogue as stored now, from this process's memory where it is current.

    Costs one query while nothing changes; about two seconds after a large import.
    """
    global _cached
    version = current_version()
    with _lock:
        # Version 0 is 'nothing was ever imported': nobody would announce a change to it.
        if _cached is None or _cached.version != version or version == 0:
            _cached = _read(version)
        return _cached


def forget_catalogue() -> None:
    """Drop this process's copy, for a database that was replaced under it."""
    global _cached
    with _lock:
        _cached = None


def _read(version: int) -> Catalogue:
    rows = (
        recommendable()
        .order_by("pk")
        .values_list("pk", "valence", "energy", "danceability", "main_artist")
    )
    ids: list[int] = []
    features: list[tuple[float, float, float]] = []
    artists: list[int] = []
    numbers: dict[str, int] = {}
    for pk, valence, energy, danceability, artist in rows.iterator(CHUNK_ROWS):
        ids.append(pk)
        features.append((valence, energy, danceability))
        artists.append(numbers.setdefault(artist.casefold(), len(numbers)))
    return Catalogue(
        track_ids=np.array(ids, np.int64),
        features=np.array(features, np.float32).reshape(-1, 3),
        artist_numbers=np.array(artists, np.int32),
        version=version,
    )
