from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.catalogue import UNKNOWN, Catalogue
from recommendations.engine.features import DANCEABILITY, ENERGY, VALENCE
from recommendations.engine.recommendation import Recommendation
from recommendations.engine.request import Feedback, Filters, Heard, Request
from recommendations.engine.similar import similar
from recommendations.engine.song_mood_priorities import places
from recommendations.tests.engine.catalogues import catalogue_of, one_hot
from recommendations.tests.engine.described_catalogues import described_catalogues

HAPPY = tuple(one_hot(Emotion.HAPPY))
emotions = st.sampled_from(list(Emotion))


def chosen_ids(recommendation: Recommendation) -> list[int]:
    return [pick.track_id for pick in recommendation.picks]


def request_for(
    catalogue: Catalogue, every: int = 4, emotion: Emotion = Emotion.HAPPY, limit: int = 40
) -> Request:
    """A request with every n-th track of the catalogue as the playlist."""
    heard = tuple(Heard(track_id, 1.0) for track_id in catalogue.track_ids[::every].tolist())
    return Request(tuple(one_hot(emotion)), taste=heard, limit=limit)


def showable(count: int, **columns: Any) -> Catalogue:
    """Tracks that a card can show and that sound alike, unless `columns` say otherwise."""
    half = [0.5] * count
    return catalogue_of(count, **{"valence": half, "energy": half, "danceability": half, **columns})


@given(described_catalogues(), emotions, st.integers(1, 12), st.integers(1, 3))
def test_no_song_twice_none_of_the_playlist_and_no_artist_over_the_cap(
    catalogue: Catalogue, emotion: Emotion, limit: int, cap: int
) -> None:
    heard = request_for(catalogue, emotion=emotion).taste
    request = Request(tuple(one_hot(emotion)), taste=heard, limit=limit, per_artist=cap)
    rows = [pick.row for pick in similar(catalogue, request).picks]
    songs = catalogue.song_numbers[rows].tolist()
    assert len(set(songs)) == len(songs) <= limit
    assert not set(songs) & set(catalogue.song_numbers[::4].tolist())
    assert all(n <= cap for n in Counter(catalogue.artist_numbers[rows].tolist()).values())


@given(described_catalogues(), emotions)
def test_songs_come_by_the_emotions_moods_and_then_by_likeness(
    catalogue: Catalogue, emotion: Emotion
) -> None:
    picks = similar(catalogue, request_for(catalogue, emotion=emotion)).picks
    moods = catalogue.song_moods[[pick.row for pick in picks]]
    keys = [
        (place, -pick.score)
        for place, pick in zip(places(moods, emotion).tolist(), picks, strict=True)
    ]
    assert keys == sorted(keys)


@given(described_catalogues(), emotions)
def test_every_score_is_finite_and_every_pick_is_where_it_says(
    catalogue: Catalogue, emotion: Emotion
) -> None:
    for pick in similar(catalogue, request_for(catalogue, emotion=emotion)).picks:
        assert -1 <= pick.score <= 1
        assert pick.reasons.taste == pick.score
        assert catalogue.track_ids[pick.row] == pick.track_id
        assert pick.reasons.valence == catalogue.ranks[pick.row, VALENCE]
        assert pick.reasons.arousal == catalogue.ranks[pick.row, ENERGY]


@given(described_catalogues(min_size=1), st.integers(1, 12))
def test_it_falls_short_only_when_nothing_more_is_allowed_and_says_so(
    catalogue: Catalogue, limit: int
) -> None:
    request = request_for(catalogue, limit=limit)
    shown = np.isfinite(catalogue.ranks[:, [VALENCE, ENERGY, DANCEABILITY]]).all(axis=1)
    heard = np.isin(catalogue.song_numbers, catalogue.song_numbers[::4])
    artist_of = {
        int(song): int(artist)
        for song, artist in zip(
            catalogue.song_numbers[shown & ~heard],
            catalogue.artist_numbers[shown & ~heard],
            strict=True,
        )
    }
    possible = sum(min(n, request.per_artist) for n in Counter(artist_of.values()).values())
    found = similar(catalogue, request)
    assert len(found.picks) == min(limit, possible)
    assert bool(found.notes.shortage) is (possible < limit)


@given(described_catalogues())
def test_a_mood_orders_but_does_not_choose(catalogue: Catalogue) -> None:
    chosen = [
        set(chosen_ids(similar(catalogue, request_for(catalogue, emotion=emotion, limit=5))))
        for emotion in Emotion
    ]
    assert all(one == chosen[0] for one in chosen)


@given(described_catalogues(), st.sampled_from([1959, 1985]))
def test_filters_are_obeyed(catalogue: Catalogue, year: int) -> None:
    decade = year - year % 10
    heard = request_for(catalogue).taste
    request = Request(HAPPY, taste=heard, filters=Filters(decades=frozenset({decade})))
    found = similar(catalogue, request)
    assert {int(catalogue.years[pick.row]) for pick in found.picks} <= {year}
    assert set(found.notes.unknown) == {"decades"}


def test_the_nearest_come_before_others_of_the_same_mood() -> None:
    catalogue = showable(
        4, genres=[["jazz"], ["rock"], ["jazz"], ["jazz"]], years=[1960, 1960, 1990, 1965]
    )
    assert chosen_ids(similar(catalogue, Request(HAPPY, taste=(Heard(1, 1.0),)))) == [4, 3, 2]


def test_the_emotions_first_mood_goes_before_a_nearer_song() -> None:
    catalogue = showable(
        5,
        genres=[["jazz"], ["jazz"], ["rock"], ["jazz"], ["rock"]],
        song_moods=["", "sad", "happy", "", "energetic"],
    )
    assert chosen_ids(similar(catalogue, Request(HAPPY, taste=(Heard(1, 1.0),)))) == [3, 5, 2, 4]


def test_what_was_heard_lately_counts_more() -> None:
    catalogue = showable(4, genres=[["jazz"], ["rock"], ["jazz"], ["rock"]])
    lately_jazz = Request(HAPPY, taste=(Heard(1, 1.0), Heard(2, 0.2)))
    lately_rock = Request(HAPPY, taste=(Heard(1, 0.2), Heard(2, 1.0)))
    assert chosen_ids(similar(catalogue, lately_jazz)) == [3, 4]
    assert chosen_ids(similar(catalogue, lately_rock)) == [4, 3]


def test_another_version_of_a_playlists_song_is_not_chosen() -> None:
    catalogue = showable(3, songs=[1, 1, 2], artists=[1, 1, 2])
    assert chosen_ids(similar(catalogue, Request(HAPPY, taste=(Heard(1, 1.0),)))) == [3]


def test_what_was_shown_lately_comes_back_only_for_want_of_others() -> None:
    catalogue = showable(4, genres=[["jazz"]] * 4)
    for limit, expected in ((2, {3, 4}), (3, {2, 3, 4})):
        request = Request(HAPPY, taste=(Heard(1, 1.0),), shown={2: 1}, limit=limit)
        found = similar(catalogue, request)
        assert set(chosen_ids(found)) == expected
        assert found.notes.recently_shown == 1
        assert found.notes.returned == limit - 2
        assert [p.track_id for p in found.picks if p.reasons.returned] == [2] * (limit - 2)


def test_what_the_listener_does_not_want_is_last_but_stays() -> None:
    catalogue = showable(9, song_moods=["", *["happy"] * 7, "sad"])
    liked, disliked = frozenset({4, 5, 6, 7}), frozenset({2})
    request = Request(
        HAPPY, taste=(Heard(1, 1.0),), feedback=Feedback(liked=liked, disliked=disliked)
    )
    found = similar(catalogue, request)
    assert chosen_ids(found) == [3, 4, 5, 6, 7, 8, 9, 2]
    assert {pick.track_id for pick in found.picks if pick.reasons.liked} == liked


def test_the_playlists_artists_are_known() -> None:
    catalogue = showable(3, artists=[1, 1, 2])
    found = similar(catalogue, Request(HAPPY, taste=(Heard(1, 1.0),)))
    known = {pick.track_id: pick.reasons.known_artist for pick in found.picks}
    assert known == {2: True, 3: False}


@pytest.mark.parametrize("heard", [(), (Heard(99, 1.0),), (Heard(1, 0.0),), (Heard(1, np.inf),)])
def test_a_playlist_that_the_catalogue_does_not_know_gives_nothing_and_says_why(
    heard: tuple[Heard, ...],
) -> None:
    found = similar(showable(3, song_moods=["happy"] * 3), Request(HAPPY, taste=heard))
    assert found.picks == ()
    assert found.notes.shortage == "unknown-playlist"
    assert found.notes.candidates == 3


def test_an_empty_catalogue_gives_nothing() -> None:
    assert similar(catalogue_of(0), Request(HAPPY, taste=(Heard(1, 1.0),))).picks == ()


def test_a_song_that_a_card_cannot_show_is_not_chosen() -> None:
    energy = [0.5, float("nan"), 0.5]
    catalogue = showable(3, song_moods=["happy"] * 3, energy=energy)
    assert chosen_ids(similar(catalogue, Request(HAPPY, taste=(Heard(1, 1.0),)))) == [3]


@given(described_catalogues())
def test_equal_requests_get_equal_answers(catalogue: Catalogue) -> None:
    request = request_for(catalogue)
    assert similar(catalogue, request) == similar(catalogue, request)


def test_mixed_feelings_are_ordered_by_the_strongest() -> None:
    catalogue = showable(4, song_moods=["", "sad", "happy", ""])
    mixed = Request((0, 0, 0, 0.3, 0.7, 0, 0), taste=(Heard(1, 1.0),))
    found = similar(catalogue, mixed)
    assert chosen_ids(found) == [2, 3, 4]
    assert {pick.reasons.emotion for pick in found.picks} == {Emotion.SAD}
    assert catalogue.song_moods[found.picks[-1].row] == UNKNOWN


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"per_artist": 0}])
def test_a_limit_below_one_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        similar(catalogue_of(0), Request(HAPPY, **wrong))  # type: ignore[arg-type]
