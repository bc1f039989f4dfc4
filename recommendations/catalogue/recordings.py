"""Which of several releases of one recording to keep, where a file does not say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from recommendations.catalogue.columns import Columns
from recommendations.catalogue.files import Row
from recommendations.catalogue.rows import read_row
from recommendations.catalogue.tracks import ImportedTrack

RecordingKey = tuple[str, str]


def recording_key(track: ImportedTrack) -> RecordingKey:
    """Title and main artist without case, width and punctuation.

    Words stay: a remix, a live version and a remaster are recordings of their own.
    """
    return plain_letters(track.title), plain_letters(track.main_artist)


def preferred_releases(rows: Iterable[Row | None], columns: Columns) -> dict[RecordingKey, str]:
    """Return the id of the most popular release of each recording, the first of equals."""
    best: dict[RecordingKey, tuple[int, str]] = {}
    for row in rows:
        track = read_row(row, columns)
        if isinstance(track, ImportedTrack):
            popularity = -1 if track.popularity is None else track.popularity
            key = recording_key(track)
            if key not in best or popularity > best[key][0]:
                best[key] = popularity, track.spotify_id
    return {key: spotify_id for key, (_, spotify_id) in best.items()}


def plain_letters(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).casefold()
    # A title of nothing but punctuation, such as !!!, is that punctuation.
    return "".join(filter(str.isalnum, folded)) or folded
