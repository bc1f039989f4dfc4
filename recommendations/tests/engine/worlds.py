"""Catalogues with what an engine makes of them, and requests of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.catalogue import NO_GENRE, Catalogue, MoodMap
from recommendations.engine.recommend import recommend
from recommendations.engine.recommendation import Recommendation
from recommendations.engine.request import Feedback, Filters, Goal, Heard, Request
from recommendations.tests.engine.catalogues import catalogue_of, one_hot

GENRES = ("ambient", "metal", "pop", "soul")
ODD = (np.nan, np.inf, -np.inf)


@dataclass(frozen=True)
class World:
    catalogue: Catalogue
    mood_map: MoodMap

    def recommend(self, request: Request) -> Recommendation:
        return recommend(self.catalogue, self.mood_map, request)

    def of_artists(self, numbers: npt.NDArray[np.int32]) -> World:
        return replace(self, catalogue=replace(self.catalogue, artist_numbers=numbers))


def world_of(
    seed: int, size: int, *, artists: int, songs_an_artist: int = 1000, oddness: float = 0
) -> World:
    """A random world: places evenly spread, and fits that follow them with some noise.

    A share `oddness` of its numbers is unknown or infinite. Songs belong to one artist.
    """
    random = np.random.default_rng(seed)
    table = random.random((size, 6), np.float32)
    table[:, 5] = 60 + 140 * table[:, 5]
    positions = random.random((size, 2), np.float32)
    corners = random.random((7, 2), np.float32)
    distances = np.linalg.norm(positions[:, np.newaxis] - corners, axis=2)
    fits = (random.normal(0, 0.1, (size, 7)) - distances).astype(np.float32)
    for array in (table, positions, fits):
        odd = random.random(array.shape) < oddness
        array[odd] = random.choice(ODD, np.count_nonzero(odd))
    numbers = random.integers(0, artists, size)
    catalogue = catalogue_of(
        ids=(random.permutation(size) + 1).tolist(),
        artists=numbers.tolist(),
        songs=(numbers * songs_an_artist + random.integers(0, songs_an_artist, size)).tolist(),
        genres=[
            random.choice(GENRES, random.integers(0, 3), replace=False).tolist()
            for _ in range(size)
        ],
        genres_of_artist=(random.random(size) < 0.3).tolist(),
        years=random.choice([0, 1971, 1984, 1989, 1990, 2015], size).tolist(),
        explicit=random.integers(-1, 2, size).tolist(),
        valence=table[:, 0],
        energy=table[:, 1],
        danceability=table[:, 2],
        acousticness=table[:, 3],
        instrumentalness=table[:, 4],
        tempo=table[:, 5],
    )
    return World(catalogue, MoodMap(fits, positions))


def worlds() -> st.SearchStrategy[World]:
    """Small worlds of few artists and songs, full of holes, where every cap is felt."""
    return st.builds(
        world_of,
        seed=st.integers(0, 10**6),
        size=st.integers(0, 90),
        artists=st.integers(1, 30),
        songs_an_artist=st.integers(1, 6),
        oddness=st.sampled_from([0.0, 0.01, 0.2]),
    )


def filters() -> st.SearchStrategy[Filters]:
    tempo = st.tuples(st.floats(40, 120), st.floats(100, 220))
    return st.builds(
        Filters,
        genres=st.frozensets(st.sampled_from([*GENRES, "unheard of"]), max_size=2),
        decades=st.frozensets(st.sampled_from([1970, 1980, 1990, 2020]), max_size=2),
        no_explicit=st.booleans(),
        instrumental_only=st.booleans(),
        tempo=st.none() | tempo,
    )


def requests() -> st.SearchStrategy[Request]:
    ids = st.integers(1, 100)
    heard = st.builds(Heard, ids, st.floats(allow_nan=True))
    return st.builds(
        Request,
        probabilities=st.tuples(*[st.floats(0, 1)] * 7).filter(any),
        goal=st.sampled_from(Goal),
        filters=st.just(Filters()) | filters(),
        taste=st.lists(heard, max_size=8).map(tuple),
        familiarity=st.sampled_from([0.0, 0.3, 0.5, 0.8, 1.0]),
        feedback=feedback(),
        shown=st.dictionaries(ids, st.integers(1, 5), max_size=40),
        limit=st.integers(1, 45),
        per_artist=st.integers(1, 3),
        seed=st.integers(0, 2**32),
    )


def feedback(most: int = 6) -> st.SearchStrategy[Feedback]:
    ids = st.frozensets(st.integers(1, 100), max_size=most)
    artists = st.frozensets(st.integers(0, 30), max_size=most)
    return st.builds(Feedback, liked=ids, disliked=ids, less_of=artists)


def feeling(emotion: Emotion, **wishes: object) -> Request:
    return replace(Request(tuple(one_hot(emotion))), **wishes)  # type: ignore[arg-type]


def ids_of(recommendation: Recommendation) -> list[int]:
    return [pick.track_id for pick in recommendation.picks]


def rows_of(recommendation: Recommendation) -> list[int]:
    return [pick.row for pick in recommendation.picks]


def shown_in(recommendation: Recommendation, age: int = 1) -> Mapping[int, int]:
    return dict.fromkeys(ids_of(recommendation), age)


def genres_at(catalogue: Catalogue, row: int) -> set[str]:
    numbers = catalogue.genres[row]
    return {catalogue.genre_names[number] for number in numbers[numbers != NO_GENRE]}
