from __future__ import annotations

import numpy as np

from recommendations.catalogue.artist_genres import fill_from_artists
from recommendations.engine.catalogue import NO_GENRE

NONE = [NO_GENRE] * 4


def fill(
    rows: list[list[int]], artists: list[int], nobodies: tuple[int, ...] = ()
) -> tuple[list[list[int]], list[bool]]:
    padded = [[*row, *NONE][:4] for row in rows]
    genres = np.array(padded, np.int16)
    filled = fill_from_artists(genres, np.array(artists, np.int32), nobodies)
    return genres.tolist(), filled.tolist()


def test_a_track_without_genres_takes_those_of_its_artist() -> None:
    genres, filled = fill([[3, 5], [], []], [1, 1, 2])
    assert genres == [[3, 5, -1, -1], [3, 5, -1, -1], NONE]
    assert filled == [False, True, False]


def test_genres_of_its_own_are_left_alone() -> None:
    genres, filled = fill([[3], [5]], [1, 1])
    assert (genres, filled) == ([[3, -1, -1, -1], [5, -1, -1, -1]], [False, False])


def test_the_most_frequent_come_first_and_a_rare_one_not_at_all() -> None:
    genres, _ = fill([[2], [2, 9], [9, 7], [9], [2], [2], []], [1] * 7)
    assert genres[-1] == [2, 9, -1, -1]


def test_equally_frequent_genres_are_at_most_four_in_the_order_of_their_numbers() -> None:
    genres, _ = fill([[8, 6, 4, 2], [7, 5, 3, 1], []], [1] * 3)
    assert genres[-1] == [1, 2, 3, 4]


def test_what_is_no_artist_lends_nothing() -> None:
    genres, filled = fill([[3], []], [1, 1], nobodies=(1,))
    assert (genres[1], filled) == (NONE, [False, False])


def test_an_empty_catalogue_has_nothing_to_fill() -> None:
    genres = np.empty((0, 4), np.int16)
    assert fill_from_artists(genres, np.empty(0, np.int32), ()).tolist() == []
