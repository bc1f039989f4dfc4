from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.db.models import Count

from recommendations.catalogue.array_folder import folder_size
from recommendations.catalogue.kept_files import folder_of
from recommendations.catalogue.matrix import load_catalogue
from recommendations.catalogue.version import current
from recommendations.engine.catalogue import NO_GENRE, UNKNOWN, UNKNOWN_YEAR
from recommendations.engine.features import FEATURES, SONG_MOODS
from recommendations.models import Track


@dataclass(frozen=True)
class CatalogueStatus:
    """Numbers of tracks, but for ``version`` and the ``file_bytes`` of ``folder``.

    ``stored`` are by source; what was found on Spotify is in no other number. All after
    ``spotify_ids`` are of the ``choices``, the tracks that recommendations choose from: how
    many ``artists`` and ``songs`` they are, of how many the year or another column is
    ``known``, and how many have each song mood.
    """

    version: int
    stored: Mapping[Track.Source, int]
    spotify_ids: int
    choices: int
    artists: int
    songs: int
    own_genre: int
    genre_of_artist: int
    known: Mapping[str, int]
    song_moods: Mapping[str, int]
    file_bytes: int
    folder: str


def catalogue_status() -> CatalogueStatus:
    catalogue, version = load_catalogue(), current()
    counted = Track.objects.values_list("source").annotate(tracks=Count("pk")).order_by()
    sources = {Track.Source(source): tracks for source, tracks in counted}
    folder = folder_of(version)
    has_genre = catalogue.genres[:, 0] != NO_GENRE
    features = np.isfinite(catalogue.features).sum(axis=0).tolist()
    known = {
        "year": catalogue.years != UNKNOWN_YEAR,
        "popularity": catalogue.popularity != UNKNOWN,
        "explicit": catalogue.explicit != UNKNOWN,
        "mode": catalogue.modes != UNKNOWN,
    }
    return CatalogueStatus(
        version=version.number,
        stored={source: sources.get(source, 0) for source in Track.Source},
        spotify_ids=Track.objects.filter(spotify_id__isnull=False)
        .exclude(source=Track.Source.SPOTIFY)
        .count(),
        choices=len(catalogue),
        artists=len(np.unique(catalogue.artist_numbers)),
        songs=len(np.unique(catalogue.song_numbers)),
        own_genre=int((has_genre & ~catalogue.genres_of_artist).sum()),
        genre_of_artist=int(catalogue.genres_of_artist.sum()),
        known={name: int(rows.sum()) for name, rows in known.items()}
        | dict(zip(FEATURES, features, strict=True)),
        song_moods={
            mood: int((catalogue.song_moods == number).sum())
            for number, mood in enumerate(SONG_MOODS)
        },
        file_bytes=folder_size(folder),
        folder=str(folder),
    )
