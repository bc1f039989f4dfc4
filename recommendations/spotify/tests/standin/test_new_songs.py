from __future__ import annotations

import pytest

from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.ids import is_spotify_id
from recommendations.spotify.standin.new_songs import MARK, new_songs, this_year
from recommendations.spotify.standin.songs import read_starter_songs
from recommendations.spotify.tests.standin.contract import TRACK, paging, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

STARTER = read_starter_songs()
SONGS = Songs(STARTER, lambda _: None)
GENRES = sorted({row.genre for row in STARTER})


def recent(genre: str) -> str:
    return f'genre:"{genre}" year:{this_year() - 1}-{this_year()}'


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_of_the_starter_songs_has_more_than_two_pages_of_new_ones(genre: str) -> None:
    found = SONGS.search(recent(genre))
    assert len(found) > 20
    assert all(song.year is not None and song.year >= this_year() - 1 for song in found)


def test_every_new_song_says_that_its_maker_is_invented() -> None:
    real = {row.artist for row in STARTER}
    for song in new_songs(STARTER, this_year()):
        assert song.credit.endswith(MARK)
        assert song.credit not in real
        assert is_spotify_id(song.id)
        assert song.mood is not None
        assert all(0 <= value <= 1 for value in song.mood)


def test_new_songs_keep_their_ids_from_year_to_year() -> None:
    now, later = new_songs(STARTER, 2026), new_songs(STARTER, 2031)
    assert [song.id for song in now] == [song.id for song in later]
    assert len({song.id for song in now}) == len(now)
    assert {song.year for song in later} == {2030, 2031}


def test_a_genre_of_several_words_finds_what_is_named_by_some_of_them() -> None:
    genres = {song.genre for song in SONGS.search(recent("indie pop"))}
    assert genres == {"indie", "pop"}
    assert {song.genre for song in SONGS.search(recent("hip hop"))} == {"hip hop"}


def test_an_app_finds_them_page_by_page(ada: DemoApp) -> None:
    asked = {"q": recent("soul"), "type": "track", "limit": 10}
    pages = [ada.get("search", **asked, offset=at).json()["tracks"] for at in (0, 10, 20, 30)]
    assert [problems(page, paging(TRACK)) for page in pages] == [[]] * 4
    assert [bool(page["next"]) for page in pages] == [True, True, False, False]
    ids = [track["id"] for page in pages for track in page["items"]]
    assert len(ids) == len(set(ids)) == pages[0]["total"]
    assert ada.get(f"tracks/{ids[0]}").json()["name"] == pages[0]["items"][0]["name"]
