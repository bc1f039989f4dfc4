from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from emotion.labels import LABELS
from recommendations.engine.folds import fold_of
from recommendations.evaluation.contestants import CONTESTANTS, rated_parts
from recommendations.evaluation.report import SEED, report
from recommendations.evaluation.tables import tables
from recommendations.tests.evaluation.rated import honest_songs


@cache
def measured() -> dict[str, Any]:
    return report(*honest_songs())


def quadrant(engine: str, emotion: str) -> float:
    return float(measured()["engines"][engine]["emotions"][emotion]["quadrant"]["mean"])


@pytest.mark.parametrize("emotion", ["happy", "surprise", "angry", "fear", "sad"])
def test_songs_that_sound_as_they_are_rated_are_found_by_the_default_engine(emotion: str) -> None:
    assert quadrant("default", emotion) > 0.7


def test_chance_finds_a_quarter_of_each_quadrant() -> None:
    for emotion in ("happy", "angry", "sad"):
        assert 0.1 < quadrant("random", emotion) < 0.4


def test_every_engine_is_measured_for_every_emotion() -> None:
    engines = measured()["engines"]
    assert list(engines) == [str(name) for name in CONTESTANTS]
    assert all(list(engine["emotions"]) == list(LABELS) for engine in engines.values())


def test_emotions_without_a_quadrant_have_none() -> None:
    for emotion in ("disgust", "neutral"):
        scores = measured()["engines"]["default"]["emotions"][emotion]
        assert scores["quadrant"]["mean"] is None
        assert scores["valence"]["mean"] is not None


def test_a_mean_lies_within_its_interval() -> None:
    for engine in measured()["engines"].values():
        for scores in engine["emotions"].values():
            for figure in ("valence", "arousal"):
                assert scores[figure]["low"] <= scores[figure]["mean"] <= scores[figure]["high"]


def test_a_second_press_repeats_nothing_of_the_first() -> None:
    emotions = measured()["engines"]["default"]["emotions"].values()
    assert {scores["repeats"] for scores in emotions} == {0}


def test_no_two_parts_have_an_artist_in_common() -> None:
    catalogue, matched = honest_songs()
    parts = rated_parts(catalogue, matched, "default", SEED)
    artists = [set(part.catalogue.artist_numbers.tolist()) for part in parts]
    assert sum(map(len, artists)) == len(set().union(*artists)) == 600
    assert sum(len(part.valence) for part in parts) == len(matched.rows)


def test_each_part_is_seen_by_coefficients_of_the_other_folds() -> None:
    catalogue, matched = honest_songs()
    folds = np.array([fold_of(artist) for artist in matched.artists])
    calibrated = rated_parts(catalogue, matched, "calibrated", SEED)
    assert [len(part.valence) for part in calibrated] == np.bincount(folds).tolist()
    default = rated_parts(catalogue, matched, "default", SEED)
    assert not np.array_equal(calibrated[0].mood_map.fits, default[0].mood_map.fits)


def test_a_way_to_a_goal_is_told_by_its_order_and_its_ends() -> None:
    lift = measured()["engines"]["default"]["arcs"]["lift"]["sad"]
    assert lift["monotone"]["mean"] > 0.8
    assert lift["first_nearer"]["mean"] > 0
    assert lift["last_nearer"]["mean"] > 0


def test_the_report_can_be_written_as_json_and_as_tables() -> None:
    found = {"unreadable_rows": 3, **measured()}
    assert json.loads(json.dumps(found))["songs"]["by_id"] == 1200
    text = tables(found)
    assert "3 unreadable" in text
    for engine in CONTESTANTS:
        assert sum(line.startswith(f"| {engine} |") for line in text.splitlines()) == 3
