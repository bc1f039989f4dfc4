"""Which searches a press sends: genres of the list, newest years, three at most."""

from __future__ import annotations

import json

from django.test import Client

from recommendations.models import RecommendationSet, Track
from recommendations.tests.fresh.conftest import THIS_YEAR, Spotify, item, press, titles

RECENT = f"year:{THIS_YEAR - 1}-{THIS_YEAR}"


def give_genres(chosen: RecommendationSet, genres: list[str]) -> None:
    """The shown songs get these genres in turn, the others one that nobody sees."""
    Track.objects.update(genre="hidden")
    entries = chosen.entries.filter(position__lte=chosen.shown)
    for entry, genre in zip(entries, genres, strict=True):
        Track.objects.filter(pk=entry.track_id).update(genre=genre)


def test_the_three_most_frequent_genres_of_the_shown_songs_are_searched(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    give_genres(alices_set, ["soul"] * 4 + ["jazz"] * 3 + ["folk"] * 2 + ["blues"] + [""] * 2)
    press(listener, alices_set)
    wanted = [(f'genre:"{genre}" {RECENT}', "0") for genre in ("soul", "jazz", "folk")]
    assert spotify.queries == wanted
    assert {(one["type"], one["limit"]) for one in spotify.asked} == {("track", "10")}


def test_genres_of_the_wish_come_first(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    give_genres(alices_set, ["soul"] * 11 + ["jazz"])
    alices_set.filters = {"genres": ["jazz", "Hip Hop"]}
    alices_set.save()
    spotify.has(item(1), genre="jazz")
    text = press(listener, alices_set)
    assert [query for query, _ in spotify.queries] == [
        f'genre:"jazz" {RECENT}',
        f'genre:"hip hop" {RECENT}',
    ]
    assert "you asked for the genre and the mood had no say" in text


def test_decades_of_the_wish_are_searched_the_newest_of_them(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    alices_set.filters = {"decades": [1970, 1980]}
    alices_set.save()
    spotify.has(item(1, year=1984), item(2, year=1991), item(3, year=None))
    text = press(listener, alices_set)
    assert spotify.queries == [('genre:"pop" year:1980-1989', "0")]
    assert titles(alices_set) == ["Unheard 1"]
    assert "2 not of the decades you asked for" in text
    assert "Found on Spotify in pop, 1984" in text


def test_a_second_press_goes_on_where_the_first_ended(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(35)))
    press(listener, alices_set)
    assert titles(alices_set) == [f"Unheard {number}" for number in range(12)]
    assert [offset for _, offset in spotify.queries] == ["0", "10"]
    press(listener, alices_set)
    # The rest of the second page was answered before, so that it is not asked for again.
    assert [offset for _, offset in spotify.queries] == ["0", "10", "20"]
    assert titles(alices_set) == [f"Unheard {number}" for number in range(24)]
    press(listener, alices_set)
    assert [offset for _, offset in spotify.queries] == ["0", "10", "20", "30"]
    assert titles(alices_set) == [f"Unheard {number}" for number in range(35)]
    assert "Spotify has no more new songs in pop" in press(listener, alices_set)


def test_a_press_sends_no_more_than_three_searches(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(None for _ in range(100)))
    text = press(listener, alices_set)
    assert [offset for _, offset in spotify.queries] == ["0", "10", "20"]
    assert "30 that cannot be played" in text
    press(listener, alices_set)
    assert [offset for _, offset in spotify.queries][3:] == ["30", "40", "50"]


def test_genres_take_turns(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    give_genres(alices_set, ["soul"] * 7 + ["jazz"] * 5)
    spotify.has(*(item(number) for number in range(10)), genre="soul")
    spotify.has(*(item(number) for number in range(20, 23)), genre="jazz")
    press(listener, alices_set)
    numbers = [int(title.split()[1]) for title in titles(alices_set)]
    assert numbers == [0, 20, 1, 21, 2, 22, 3, 4, 5, 6, 7, 8]


def test_a_short_page_in_the_middle_is_not_the_end(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    pages = {"0": [item(1)], "10": [item(2)]}

    def answer(call: int) -> tuple[int, dict[str, str], str]:
        offset = spotify.asked[-1]["offset"]
        page = {"items": pages.get(offset, []), "next": "more" if offset == "0" else None}
        return 200, {}, json.dumps({"tracks": page})

    spotify.before = answer
    press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 1", "Unheard 2"]
    assert [offset for _, offset in spotify.queries] == ["0", "10"]
