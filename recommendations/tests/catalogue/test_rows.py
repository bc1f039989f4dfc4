from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.catalogue.columns import recognise
from recommendations.catalogue.rows import Skipped, read_row
from recommendations.catalogue.tracks import (
    ARTIST_LENGTH,
    GENRE_LENGTH,
    MAIN_ARTIST_LENGTH,
    TITLE_LENGTH,
    ImportedTrack,
)
from recommendations.models import Track
from recommendations.tests.catalogue.data_sets import row, spotify_id


def read(**cells: object) -> ImportedTrack | Skipped:
    whole = row(1, **cells)
    return read_row(whole, recognise(whole))


def good(**cells: object) -> ImportedTrack:
    track = read(**cells)
    assert isinstance(track, ImportedTrack)
    return track


def test_a_good_row_is_read_whole() -> None:
    assert good(artists="Queen;David Bowie", release_date="1981-10-26") == ImportedTrack(
        spotify_id=spotify_id(1),
        title="Song 1",
        artist="Queen, David Bowie",
        main_artist="Queen",
        year=1981,
        genre="pop",
        genres="pop",
        popularity=40,
        explicit=False,
        valence=0.9,
        energy=0.7,
        danceability=0.8,
        acousticness=0.2,
        instrumentalness=0.0,
        liveness=0.1,
        speechiness=0.05,
        loudness=-6.5,
        tempo=120.5,
        key=5,
        mode=1,
        duration_ms=200_000,
    )


@pytest.mark.parametrize("feature", ["valence", "energy", "danceability"])
@pytest.mark.parametrize(
    "value", ["", "nan", "inf", "-inf", "loud", -0.01, 1.01, None, float("nan"), "1e999"]
)
def test_a_mood_feature_that_is_no_number_from_0_to_1_makes_the_row_bad(
    feature: str, value: object
) -> None:
    assert read(**{feature: value}) is Skipped.BAD_FEATURES


@pytest.mark.parametrize("feature", ["acousticness", "tempo", "key", "mode", "duration_ms"])
@pytest.mark.parametrize("value", ["", "nan", "inf", "?", None, -1, 10**30])
def test_any_other_feature_that_makes_no_sense_is_unknown(feature: str, value: object) -> None:
    assert getattr(good(**{feature: value}), feature) is None


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"track_id": ""}, Skipped.NO_ID),
        ({"track_id": "12"}, Skipped.NO_ID),
        ({"track_name": ""}, Skipped.NO_TITLE),
        ({"track_name": "nan"}, Skipped.NO_TITLE),
        ({"artists": ""}, Skipped.NO_ARTIST),
        ({"artists": "['nan']"}, Skipped.NO_ARTIST),
        ({"tempo": 0}, Skipped.NOT_MUSIC),
        ({"tempo": "0.0"}, Skipped.NOT_MUSIC),
        ({"speechiness": 0.67}, Skipped.NOT_MUSIC),
        ({"usable": "False"}, Skipped.NOT_USABLE),
        ({"usable": None}, Skipped.NOT_USABLE),
        ({"canonical": False}, Skipped.OTHER_RELEASE),
    ],
)
def test_a_row_that_makes_no_track_says_why(cells: dict[str, Any], reason: Skipped) -> None:
    assert read(**cells) is reason


def test_a_line_of_the_wrong_length_says_so() -> None:
    assert read_row(None, recognise(row())) is Skipped.MALFORMED


def test_the_title_na_is_a_title() -> None:
    track = good(track_name="NA", artists="NA")
    assert (track.title, track.main_artist) == ("NA", "NA")


def test_a_row_that_its_file_vouches_for_is_kept_without_names_and_whatever_its_tempo() -> None:
    track = good(canonical=True, track_name=None, artists=["nan"], tempo=0, speechiness=0.9)
    assert (track.title, track.main_artist, track.tempo) == ("Untitled", "Unknown artist", None)


def test_names_are_cut_to_what_the_database_holds() -> None:
    track = good(track_name="t" * 500, artists=["a" * 300, "b" * 300], track_genre="g" * 99)
    lengths = {
        "title": TITLE_LENGTH,
        "artist": ARTIST_LENGTH,
        "main_artist": MAIN_ARTIST_LENGTH,
        "genre": GENRE_LENGTH,
    }
    assert {name: len(getattr(track, name)) for name in lengths} == lengths
    columns = {field.name: field.max_length for field in Track._meta.fields}
    assert lengths.items() <= columns.items()


def test_the_first_genre_column_that_says_anything_gives_the_genre_shown() -> None:
    cells = {"genres_114k": None, "genres_nov2024": ["acid jazz", "jazz"], "track_genre": ""}
    assert good(**cells).genre == "acid jazz"
    assert good(track_genre=None).genre == ""


def test_the_genres_are_those_of_all_columns_each_once() -> None:
    cells = {
        "track_genre": "hip-hop",
        "genres_114k": ["rap", "Hip Hop"],
        "genres_tidytuesday": "rap;edm",
    }
    assert good(**cells).genres == "hip-hop;rap;edm"
    assert good(track_genre=None).genres == ""
    assert good(track_genre=["a;b"]).genres == "a;b"


@given(
    st.dictionaries(
        st.sampled_from(sorted(row())), st.one_of(st.text(), st.floats(), st.integers(), st.none())
    )
)
def test_any_row_is_a_track_within_bounds_or_a_reason(cells: dict[str, Any]) -> None:
    track = read(**cells)
    if isinstance(track, ImportedTrack):
        assert all(0 <= feature <= 1 for feature in (track.valence, track.energy))
        assert track.title
        assert track.main_artist
