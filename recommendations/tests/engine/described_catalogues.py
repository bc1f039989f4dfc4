"""Catalogues of which much is known, with gaps: genres, years, popularity, song moods."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.features import SONG_MOODS
from recommendations.tests.engine.catalogues import catalogue_of

GENRES = ("fado", "jazz", "pop", "rock")
_share = st.one_of(
    st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1, width=32), st.just(float("nan"))
)
_track = st.tuples(
    st.integers(1, 10**6),
    st.integers(0, 20),
    st.lists(st.sampled_from(GENRES), max_size=3, unique=True),
    st.sampled_from([0, 1959, 1960, 1985, 2004]),
    st.integers(-1, 100),
    st.sampled_from(["", *SONG_MOODS]),
    st.tuples(_share, _share, _share, _share),
)


def described_catalogues(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[Catalogue]:
    return st.lists(
        _track, min_size=min_size, max_size=max_size, unique_by=lambda track: track[0]
    ).map(_build)


def _build(tracks: list[tuple[Any, ...]]) -> Catalogue:
    columns: list[Any] = list(zip(*tracks, strict=True)) if tracks else [()] * 7
    ids, songs, genres, years, popularity, moods, features = columns
    names = ("valence", "energy", "danceability", "acousticness")
    table = zip(*features, strict=True) if features else [()] * len(names)
    sound: dict[str, Any] = dict(zip(names, table, strict=True))
    return catalogue_of(
        len(tracks),
        ids=ids,
        # Versions of one song are of one artist.
        artists=[song % 7 for song in songs],
        songs=songs,
        genres=genres,
        years=years,
        popularity=popularity,
        song_moods=moods,
        **sound,
    )
