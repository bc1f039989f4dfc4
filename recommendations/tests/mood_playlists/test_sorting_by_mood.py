from __future__ import annotations

import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommendations.engine.features import FEATURES
from recommendations.engine.ranks import shares_at_or_below
from recommendations.mood_playlists.clusters import EMOTIONS, TooFewSongsError
from recommendations.mood_playlists.sorting import (
    LIBRARY_IS_ENOUGH,
    Library,
    MoodPlaylists,
    sort_by_mood,
)
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.mood_playlists.libraries import mixed_catalogue

CATALOGUE = mixed_catalogue(900)
ids = st.lists(st.integers(1, 900), min_size=6, max_size=80, unique=True)


def listed(sorted_songs: MoodPlaylists) -> list[int]:
    return [track_id for playlist in sorted_songs.playlists for track_id in playlist.track_ids]


@given(ids)
def test_every_song_is_in_exactly_one_list(track_ids: list[int]) -> None:
    found = sort_by_mood(CATALOGUE, Library(tuple(track_ids)))
    assert Counter(listed(found)) == Counter(track_ids)
    assert tuple(playlist.emotion for playlist in found.playlists) == EMOTIONS


@given(ids, st.randoms())
def test_the_order_of_the_library_changes_nothing(track_ids: list[int], random: object) -> None:
    shuffled = list(track_ids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    plain = sort_by_mood(CATALOGUE, Library(tuple(track_ids)))
    assert sort_by_mood(CATALOGUE, Library(tuple(shuffled))) == plain


@settings(max_examples=10)
@given(st.integers(0, 5), st.randoms())
def test_the_order_of_a_large_library_changes_nothing_either(seed: int, random: object) -> None:
    track_ids = list(range(1, LIBRARY_IS_ENOUGH + 21))
    plain = sort_by_mood(CATALOGUE, Library(tuple(track_ids)), seed)
    random.shuffle(track_ids)  # type: ignore[attr-defined]
    assert sort_by_mood(CATALOGUE, Library(tuple(track_ids)), seed) == plain


@given(ids, ids)
def test_a_song_is_in_the_same_list_whatever_else_the_listener_has(
    track_ids: list[int], others: list[int]
) -> None:
    def emotions(library: list[int]) -> dict[int, str]:
        found = sort_by_mood(CATALOGUE, Library(tuple(library)))
        return {
            song: playlist.emotion for playlist in found.playlists for song in playlist.track_ids
        }

    alone, together = emotions(track_ids), emotions([*track_ids, *others])
    assert {song: together[song] for song in track_ids} == alone


@given(ids)
def test_the_most_typical_songs_come_first(track_ids: list[int]) -> None:
    for playlist in sort_by_mood(CATALOGUE, Library(tuple(track_ids))).playlists:
        keys = [(song.distance, song.track_id) for song in playlist.songs]
        assert keys == sorted(keys)
        assert all(np.isfinite(song.distance) and song.distance >= 0 for song in playlist.songs)


def test_songs_are_drawn_where_they_lie_in_the_catalogue() -> None:
    found = sort_by_mood(CATALOGUE, Library(tuple(range(1, 50))))
    rank_of = dict(zip(CATALOGUE.track_ids.tolist(), CATALOGUE.ranks.tolist(), strict=True))
    for song in (song for playlist in found.playlists for song in playlist.songs):
        assert [song.valence, song.energy] == rank_of[song.track_id][:2]


def test_a_small_library_is_sorted_by_the_catalogues_clusters() -> None:
    found = sort_by_mood(CATALOGUE, Library(tuple(range(1, LIBRARY_IS_ENOUGH))))
    assert not found.fitted_on_library
    assert found.fitted_rows == 900


def test_a_large_library_is_sorted_by_its_own() -> None:
    # Nothing but the brighter half of the catalogue.
    rows = np.flatnonzero(CATALOGUE.ranks[:, 0] > 0.3)[:LIBRARY_IS_ENOUGH]
    found = sort_by_mood(CATALOGUE, Library(tuple(CATALOGUE.track_ids[rows].tolist())))
    assert found.fitted_on_library
    assert found.fitted_rows == LIBRARY_IS_ENOUGH
    own = shares_at_or_below(CATALOGUE.features[rows])
    valence_of = dict(zip(CATALOGUE.track_ids[rows].tolist(), own[:, 0].tolist(), strict=True))
    for song in (song for playlist in found.playlists for song in playlist.songs):
        assert song.valence == valence_of[song.track_id]


def test_a_large_library_of_one_sound_falls_back_to_the_catalogue() -> None:
    same, others = [0.5] * LIBRARY_IS_ENOUGH, [n / 40 for n in range(40)]
    columns = {name: [*same, *others] for name in FEATURES[:4]}
    catalogue = catalogue_of(
        valence=columns["valence"],
        energy=columns["energy"],
        danceability=columns["danceability"],
        acousticness=columns["acousticness"],
    )
    found = sort_by_mood(catalogue, Library(tuple(range(1, LIBRARY_IS_ENOUGH + 1))))
    assert not found.fitted_on_library
    assert sorted(len(playlist.songs) for playlist in found.playlists) == [0] * 5 + [
        LIBRARY_IS_ENOUGH
    ]


def test_coverage_counts_every_different_song_once() -> None:
    library = Library((*range(1, 11), *range(1, 4), 5000, 5001), unmatched=3)
    coverage = sort_by_mood(CATALOGUE, library).coverage
    assert (coverage.given, coverage.matched, coverage.unmatched) == (15, 10, 5)


def test_a_song_without_features_is_counted_as_unmatched() -> None:
    shares = [n / 20 for n in range(20)]
    catalogue = catalogue_of(
        valence=shares,
        energy=shares[::-1],
        danceability=shares,
        acousticness=[float("nan"), *shares[1:]],
    )
    found = sort_by_mood(catalogue, Library(tuple(range(1, 21))))
    assert (found.coverage.matched, found.coverage.unmatched) == (19, 1)
    assert sorted(listed(found)) == list(range(2, 21))


@pytest.mark.parametrize(
    "library",
    [
        Library(()),
        Library((1, 2, 3, 4, 5)),
        Library((1, 2, 3, 4, 5, 5, 5)),
        Library((1, 2, 3, 4, 5, 9999), unmatched=100),
    ],
)
def test_fewer_than_six_songs_are_refused_with_their_number(library: Library) -> None:
    with pytest.raises(TooFewSongsError, match=r"there are \d of"):
        sort_by_mood(CATALOGUE, library)


def test_a_catalogue_without_six_different_songs_is_refused() -> None:
    half = [0.5] * 10
    catalogue = catalogue_of(valence=half, energy=half, danceability=half)
    with pytest.raises(TooFewSongsError, match="there are 1"):
        sort_by_mood(catalogue, Library(tuple(range(1, 11))))


def test_sorting_imports_neither_django_nor_http() -> None:
    program = (
        "import sys, recommendations.mood_playlists.sorting\n"
        "print(sorted({'django', 'requests', 'spotipy', 'urllib3'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert ran.stdout.strip() == "[]"
