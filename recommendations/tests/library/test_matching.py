from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.library.matching import match
from recommendations.tests.library.songs import candidate, liked

OLD, NEW = datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)


def test_the_spotify_id_decides_before_any_name() -> None:
    candidates = [candidate(1, 0, "Song", "Artist"), candidate(2, 7, "Other", "Somebody")]
    (found,) = match([liked(7, "Song", "Artist")], candidates).found
    assert (found.track_id, found.by_id) == (2, True)


@pytest.mark.parametrize(
    ("title", "artist"),
    [
        ("Song", "Artist"),
        ("SONG!", "artist"),
        ("Song - Remastered 2011", "Artist"),
        ("Song (feat. Guest)", "Artist"),
        ("Ｓｏｎｇ", "Art-ist"),
    ],
)
def test_else_the_title_and_the_main_artist_decide(title: str, artist: str) -> None:
    (found,) = match([liked(9, title, artist, "Guest")], [candidate(1, 3)]).found
    assert (found.track_id, found.by_id) == (1, False)


@pytest.mark.parametrize(
    ("title", "artists"),
    [
        ("Song", ("Somebody",)),
        ("Song", ("Guest", "Artist")),
        ("Song Two", ("Artist",)),
        ("Song - Big Room Remix", ("Artist",)),
        ("Song", ("Artist Tribute Band",)),
    ],
)
def test_another_song_or_another_main_artist_is_no_match(
    title: str, artists: tuple[str, ...]
) -> None:
    result = match([liked(9, title, *artists)], [candidate(1, 3)])
    assert result.found == ()
    assert len(result.unmatched) == 1


def test_a_song_without_artists_is_matched_by_id_only() -> None:
    nameless = liked(9, "Song", "")
    assert match([nameless], [candidate(1, 3, artist="")]).unmatched == (nameless,)
    assert match([nameless], [candidate(1, 9, artist="")]).by_id == 1


def test_the_whole_title_is_preferred_to_another_version() -> None:
    candidates = [candidate(1, 1, "Song", fame=99), candidate(2, 2, "Song - Live", fame=1)]
    (found,) = match([liked(9, "Song (Live)")], candidates).found
    assert found.track_id == 2


def test_of_equal_names_the_most_popular_and_then_the_first_is_taken() -> None:
    candidates = [candidate(5, 1, fame=10), candidate(4, 2, fame=60), candidate(3, 3, fame=60)]
    (found,) = match([liked(9)], candidates).found
    assert found.track_id == 3


def test_a_song_that_was_played_often_counts_once_with_its_newest_moment() -> None:
    plays = [liked(1, at=OLD), liked(1, at=NEW), liked(1, at=None)]
    (found,) = match(plays, [candidate(1, 1)]).found
    assert found.track.at == NEW


def test_it_is_counted_how_each_was_found() -> None:
    library = [liked(1), liked(2, "Known by name"), liked(3, "Lacking"), liked(4, "Lacking")]
    result = match(library, [candidate(1, 1), candidate(2, 8, "Known by Name")])
    assert (result.by_id, result.by_name, len(result.unmatched)) == (1, 1, 2)


NAMES = st.sampled_from(["Song", "Song - Live", "Other", "!!!", "", "歌"])


@given(
    st.lists(st.tuples(st.integers(1, 9), NAMES, NAMES)),
    st.lists(st.tuples(st.integers(0, 9), NAMES, NAMES), max_size=9),
)
def test_every_song_is_either_found_or_not_and_only_in_the_catalogue(
    library: list[tuple[int, str, str]], catalogue: list[tuple[int, str, str]]
) -> None:
    candidates = [candidate(number, *row) for number, row in enumerate(catalogue)]
    result = match([liked(*row) for row in library], candidates)
    told = [one.track.spotify_id for one in result.found]
    told += [track.spotify_id for track in result.unmatched]
    assert sorted(told) == sorted({liked(*row).spotify_id for row in library})
    assert {one.track_id for one in result.found} <= set(range(len(catalogue)))
