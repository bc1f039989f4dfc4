"""Which rows of the catalogue are the songs that were rated."""

from __future__ import annotations

import numpy as np

from recommendations.catalogue.matrix import recommendable
from recommendations.catalogue.recordings import plain_letters
from recommendations.engine.catalogue import Catalogue
from recommendations.evaluation.matched import Matched
from recommendations.evaluation.ratings import Ratings

CHUNK_ROWS = 10_000


def match(ratings: Ratings, catalogue: Catalogue) -> Matched:
    """Find each rated song by its Spotify id, or else by title and main artist."""
    by_id: dict[str, tuple[int, str]] = {}
    by_name: dict[tuple[str, str], tuple[int, str]] = {}
    row_of = {int(track_id): row for row, track_id in enumerate(catalogue.track_ids)}
    fields = ("pk", "spotify_id", "title", "main_artist")
    for pk, spotify_id, title, artist in (
        recommendable().order_by("pk").values_list(*fields).iterator(CHUNK_ROWS)
    ):
        if pk in row_of:
            found = row_of[pk], artist
            by_id[spotify_id or ""] = found
            by_name.setdefault((plain_letters(title), plain_letters(artist)), found)
    counts = {"id": 0, "name": 0, "none": 0}
    rated: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for song in ratings.songs:
        match_by_id = by_id.get(song.spotify_id) if song.spotify_id else None
        name = plain_letters(song.title), plain_letters(song.artist)
        found_row = match_by_id or by_name.get(name)
        counts["id" if match_by_id else "name" if found_row else "none"] += 1
        if found_row:
            rated.setdefault(found_row, []).append((song.valence, song.arousal))
    songs = sorted(rated)
    means = np.array([np.mean(rated[song], axis=0) for song in songs]).reshape(-1, 2)
    return Matched(
        rows=np.array([row for row, _ in songs], np.intp),
        valence=means[:, 0],
        arousal=means[:, 1],
        artists=tuple(artist for _, artist in songs),
        by_id=counts["id"],
        by_name=counts["name"],
        unmatched=counts["none"],
    )
