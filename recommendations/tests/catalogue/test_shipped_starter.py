"""The catalogue that a fresh clone recommends from."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from emotion.labels import Emotion
from recommendations.catalogue.matrix import load_catalogue_and_map
from recommendations.catalogue.recordings import plain_letters
from recommendations.catalogue.starter import StarterTrack, load_starter, read_starter
from recommendations.engine.maps import EngineName
from recommendations.engine.recommend import recommend
from recommendations.engine.request import Request
from recommendations.models import Track
from recommendations.tests.engine.catalogues import one_hot


@pytest.fixture(scope="module")
def tracks() -> list[StarterTrack]:
    return read_starter()


def test_it_holds_at_least_400_recordings(tracks: list[StarterTrack]) -> None:
    assert len(tracks) >= 400


def test_it_spans_many_genres_and_decades(tracks: list[StarterTrack]) -> None:
    decades = Counter(track.year // 10 for track in tracks)
    assert len({track.genre for track in tracks}) >= 15
    assert len([decade for decade, count in decades.items() if count >= 10]) >= 6


def test_no_recording_is_there_in_two_spellings(tracks: list[StarterTrack]) -> None:
    keys = Counter(
        (plain_letters(track.title), plain_letters(track.main_artist)) for track in tracks
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_its_coordinates_are_spread_over_the_whole_range(tracks: list[StarterTrack]) -> None:
    points = np.array([(track.valence, track.energy, track.danceability) for track in tracks])
    assert (np.quantile(points, 0.1, axis=0) < 0.4).all()
    assert (np.quantile(points, 0.9, axis=0) > 0.7).all()


@pytest.mark.django_db
@pytest.mark.parametrize("emotion", list(Emotion))
def test_it_fills_a_set_for_every_emotion(emotion: Emotion) -> None:
    load_starter()
    catalogue, mood_map = load_catalogue_and_map(EngineName.DEFAULT)
    answer = recommend(catalogue, mood_map, Request(probabilities=tuple(one_hot(emotion))))
    chosen = [pick.track_id for pick in answer.picks]
    artists = Track.objects.filter(pk__in=chosen).values_list("main_artist", flat=True)
    assert len(chosen) == len(artists) == 40
    assert max(Counter(artists).values()) <= 2
