from __future__ import annotations

import itertools
import re

import pytest

from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.ids import is_spotify_id, spotify_id
from recommendations.spotify.standin.listeners import LISTENERS, liked_songs, top_songs
from recommendations.spotify.standin.songs import all_songs, read_starter_songs

STARTER = read_starter_songs()
SONGS = Songs(STARTER, lambda _: None)
PRESENT = [row for row in STARTER if not row.is_lacking]
LACKING = [row for row in STARTER if row.is_lacking]


def quoted(title: str, artist: str) -> str:
    return f'track:"{title}" artist:"{artist}"'


def test_ids_look_like_spotifys_and_never_change() -> None:
    assert all(is_spotify_id(song_id) for song_id in all_songs(STARTER))
    assert spotify_id("track", "Yesterday", "The Beatles") == "zMkS5uso2pTp597KtWXeEF"


def test_about_one_song_in_twenty_is_lacking() -> None:
    assert len(LACKING) == pytest.approx(len(STARTER) / 20, rel=0.6)


def test_a_lacking_song_is_neither_present_nor_found() -> None:
    for row in LACKING:
        assert SONGS.by_id(row.song.id) is None
        for words in (quoted(row.title, row.artist), f"{row.title} {row.artist}"):
            assert row.song not in SONGS.search(words)


@pytest.mark.parametrize("words", [quoted("{0}", "{1}"), "{0} {1}"])
def test_every_present_song_is_among_the_first_ten(words: str) -> None:
    for row in PRESENT:
        found = SONGS.search(words.format(row.title, row.artist))
        assert row.song in found[:10]


def test_the_right_song_is_often_but_not_always_first() -> None:
    first = [SONGS.search(quoted(row.title, row.artist))[0] == row.song for row in PRESENT]
    assert 0.1 < sum(first) / len(first) < 0.9


def test_each_present_song_stands_beside_a_live_version_a_cover_and_a_namesake() -> None:
    for row in PRESENT:
        found = SONGS.search(f"{row.title} {row.artist}")
        by = {song.artists[0] for song in found if song.title == row.title}
        assert (f"{row.title} - Live", (row.artist,)) in [(s.title, s.artists) for s in found]
        assert f"{row.artist} Tribute Band" in by
        assert by - {row.artist, f"{row.artist} Tribute Band"}


def test_no_decoy_is_a_song_of_the_starter_catalogue() -> None:
    real = {(row.title.casefold(), row.artist.casefold()) for row in STARTER}
    own = {row.song.id for row in PRESENT}
    for song in all_songs(STARTER).values():
        is_real = (song.title.casefold(), song.credit.casefold()) in real
        assert is_real == (song.id in own)


def test_a_live_version_does_not_come_for_another_artist() -> None:
    row = PRESENT[0]
    for song in SONGS.search(quoted(row.title, row.artist)):
        assert row.artist in song.credit


def test_accents_case_and_punctuation_do_not_matter() -> None:
    row = next(row for row in PRESENT if re.search("[éñüçãö]", row.artist))
    plain = row.artist.upper()
    assert row.song in SONGS.search(f"{row.title.lower()}! {plain}")


def test_a_year_narrows_the_search() -> None:
    row = PRESENT[0]
    assert row.song in SONGS.search(f'track:"{row.title}" year:{row.year}')
    assert row.song in SONGS.search(f'track:"{row.title}" year:1900-2100')
    assert row.song not in SONGS.search(f'track:"{row.title}" year:1900-1901')


@pytest.mark.parametrize("words", ["", "   ", "!?", "genre:polka", "year:soon", "zzzz qqqq"])
def test_words_that_fit_nothing_find_nothing(words: str) -> None:
    assert SONGS.search(words) == []


def test_each_library_has_at_least_120_songs_the_newest_first() -> None:
    for listener in LISTENERS:
        library = liked_songs(listener, STARTER)
        assert len({liked.song.id for liked in library}) >= 120
        times = [liked.added_at for liked in library]
        assert times == sorted(times, reverse=True)
        assert all(SONGS.by_id(liked.song.id) for liked in library)


def test_libraries_differ_from_listener_to_listener() -> None:
    for one, other in itertools.combinations(LISTENERS, 2):
        ids = [{liked.song.id for liked in liked_songs(each, STARTER)} for each in (one, other)]
        assert len(ids[0] & ids[1]) < len(ids[0]) / 2


def test_top_tracks_come_from_the_library_and_differ_by_range() -> None:
    library = {liked.song for liked in liked_songs(LISTENERS[0], STARTER)}
    short, long = (top_songs(LISTENERS[0], STARTER, f"{name}_term") for name in ("short", "long"))
    assert set(short) == set(long) == library
    assert short != long
