from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from pytest_django.fixtures import Settings

from recommendations.catalogue import building
from recommendations.catalogue.building import build_catalogue
from recommendations.catalogue.columns import recognise
from recommendations.catalogue.rows import read_row
from recommendations.catalogue.tracks import ImportedTrack
from recommendations.catalogue.upsert import write_batch
from recommendations.engine.catalogue import (
    ARRAYS,
    NO_GENRE,
    UNKNOWN,
    UNKNOWN_YEAR,
    Catalogue,
)
from recommendations.engine.features import FEATURES
from recommendations.models import Track
from recommendations.tests.catalogue.data_sets import row

pytestmark = pytest.mark.django_db


def built(*cells: Mapping[str, object]) -> Catalogue:
    """The catalogue of one track for each of `cells`, in their order."""
    tracks = []
    for number, own in enumerate(cells, start=1):
        whole = {"track_artist": f"Artist {number}", **row(number, **own)}
        track = read_row(whole, recognise(whole))
        assert isinstance(track, ImportedTrack)
        tracks.append(track)
    write_batch(tracks)
    return build_catalogue(Track.objects.all(), version=4)


def genres_of(catalogue: Catalogue, index: int) -> list[str]:
    numbers = catalogue.genres[index].tolist()
    return [catalogue.genre_names[number] for number in numbers if number != NO_GENRE]


def test_every_column_of_a_track_is_in_its_row() -> None:
    catalogue = built({"year": 1999, "explicit": "True", "popularity": 71, "mode": 0})
    assert catalogue.features[0].tolist() == pytest.approx(
        [0.9, 0.7, 0.8, 0.2, 0.0, 0.1, 0.05, -6.5, 120.5]
    )
    assert (catalogue.years[0], catalogue.explicit[0]) == (1999, 1)
    assert (catalogue.popularity[0], catalogue.modes[0]) == (71, 0)
    assert catalogue.version == 4


def test_what_is_unknown_is_marked_and_not_zero() -> None:
    nothing = ("acousticness", "loudness", "tempo", "explicit", "popularity", "mode")
    catalogue = built(dict.fromkeys(nothing, ""))
    known = np.isfinite(catalogue.features[0])
    assert [name for name, is_known in zip(FEATURES, known, strict=True) if not is_known] == [
        "acousticness",
        "loudness",
        "tempo",
    ]
    assert catalogue.explicit[0] == catalogue.popularity[0] == catalogue.modes[0] == UNKNOWN
    assert catalogue.years[0] == UNKNOWN_YEAR


def test_the_arrays_have_the_types_that_the_engine_names() -> None:
    kinds = {
        "track_ids": np.int64,
        "features": np.float32,
        "ranks": np.float32,
        "artist_numbers": np.int32,
        "song_numbers": np.int32,
        "genres": np.int16,
        "genres_of_artist": np.bool_,
        "years": np.int16,
        "modes": np.int8,
        "explicit": np.int8,
        "popularity": np.int8,
        "song_moods": np.int8,
    }
    for catalogue in (build_catalogue(Track.objects.none(), 1), built({}, {})):
        assert {name: getattr(catalogue, name).dtype for name in ARRAYS} == kinds


def test_chunks_are_put_together_in_the_order_of_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CHUNK_ROWS", 2)
    catalogue = built(*({"energy": number / 10, "artists": "One"} for number in range(5)))
    assert catalogue.features[:, 1].tolist() == pytest.approx([0, 0.1, 0.2, 0.3, 0.4])
    assert catalogue.track_ids.tolist() == sorted(catalogue.track_ids.tolist())
    assert len(set(catalogue.artist_numbers.tolist())) == 1
    assert len(set(catalogue.song_numbers.tolist())) == 5


def test_versions_of_one_artist_are_one_song_and_those_of_another_are_not() -> None:
    catalogue = built(
        {"artists": "Queen", "track_name": "Under Pressure"},
        {"artists": "QUEEN", "track_name": "Under Pressure - Remastered 2011"},
        {"artists": "Bowie", "track_name": "Under Pressure"},
        {"artists": "Queen", "track_name": "Live"},
    )
    first, remaster, cover, other = catalogue.song_numbers.tolist()
    assert first == remaster
    assert len({first, cover, other}) == 3


@pytest.mark.parametrize(
    "cells",
    [
        {"artists": "Various Artists", "track_name": "Intro"},
        {"artists": "Unknown artist", "track_name": "Intro"},
        {"artists": "Queen", "track_name": "Untitled"},
    ],
)
def test_names_that_name_nothing_join_no_songs(cells: dict[str, object]) -> None:
    first, second = built(cells, cells).song_numbers.tolist()
    assert first != second


def test_a_song_of_nobody_takes_no_number_of_another() -> None:
    named, nobodys = {"artists": "Queen"}, {"artists": "Various Artists"}
    catalogue = built(named, nobodys, named, nobodys)
    assert len(set(catalogue.song_numbers.tolist())) == 4


def test_genres_are_numbers_of_names_from_the_left() -> None:
    catalogue = built({"track_genre": "rock;pop"}, {"track_genre": "pop"}, {"track_genre": ""})
    assert catalogue.genre_names == ("pop", "rock")
    assert catalogue.genres.tolist() == [[1, 0, -1, -1], [0, -1, -1, -1], [-1, -1, -1, -1]]


def test_a_fifth_genre_is_left_out() -> None:
    catalogue = built({"track_genre": "a;b;c;d;e"})
    assert genres_of(catalogue, 0) == ["a", "b", "c", "d"]
    assert catalogue.genre_names == ("a", "b", "c", "d")


def test_two_spellings_of_a_genre_are_one_by_the_commoner_name() -> None:
    catalogue = built(
        {"track_genre": "hip hop"}, {"track_genre": "hip-hop"}, {"track_genre": "hip-hop"}
    )
    assert catalogue.genre_names == ("hip-hop",)
    assert genres_of(catalogue, 0) == ["hip-hop"]


def test_a_track_without_genres_has_those_of_its_artist_marked_as_such() -> None:
    catalogue = built(
        {"artists": "Queen", "track_genre": "rock"},
        {"artists": "Queen", "track_genre": ""},
        {"artists": "Abba", "track_genre": ""},
    )
    assert [genres_of(catalogue, index) for index in range(3)] == [["rock"], ["rock"], []]
    assert catalogue.genres_of_artist.tolist() == [False, True, False]


def test_various_artists_lend_no_genres() -> None:
    nobody = {"artists": "Various Artists"}
    catalogue = built(nobody | {"track_genre": "rock"}, nobody | {"track_genre": ""})
    assert not catalogue.genres_of_artist.any()


def test_ranks_are_shares_of_the_whole_catalogue() -> None:
    catalogue = built({"energy": 0.2}, {"energy": 0.9}, {"energy": 0.2}, {"energy": 0.5})
    assert catalogue.ranks[:, 1].tolist() == [0.5, 1.0, 0.5, 0.75]


@pytest.mark.parametrize("permitted", [True, False])
def test_songs_have_moods_where_the_operator_permits_it(
    permitted: bool, settings: Settings
) -> None:
    settings.SONG_MOODS = permitted
    catalogue = built({}, {"tempo": ""})
    assert (catalogue.song_moods[0] != UNKNOWN) == permitted
    # Nothing was measured about a guess from eight features.
    assert catalogue.song_moods[1] == UNKNOWN


def test_features_that_are_not_finite_are_unknown() -> None:
    built({})
    Track.objects.update(loudness=float("-inf"))
    catalogue = build_catalogue(Track.objects.all(), 1)
    assert np.isnan(catalogue.features[0, FEATURES.index("loudness")])
