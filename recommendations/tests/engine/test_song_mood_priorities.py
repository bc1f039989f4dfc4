from __future__ import annotations

import numpy as np
import pytest

from emotion.labels import Emotion
from recommendations.engine.catalogue import UNKNOWN
from recommendations.engine.features import SONG_MOODS
from recommendations.engine.song_mood_priorities import PRIORITIES, places

ALL = np.array([*range(len(SONG_MOODS)), UNKNOWN], np.int8)


def ordered(emotion: Emotion) -> list[str]:
    order = np.argsort(places(ALL, emotion), kind="stable")
    return [(*SONG_MOODS, "unknown")[number] for number in ALL[order]]


@pytest.mark.parametrize("emotion", list(Emotion))
def test_every_emotion_asks_for_moods_that_exist_each_once(emotion: Emotion) -> None:
    wanted = PRIORITIES[emotion]
    assert wanted
    assert len(set(wanted)) == len(wanted)
    assert set(wanted) <= set(SONG_MOODS)


@pytest.mark.parametrize("emotion", list(Emotion))
def test_wanted_moods_come_in_order_then_the_others_then_the_unknown(emotion: Emotion) -> None:
    names = ordered(emotion)
    assert tuple(names[: len(PRIORITIES[emotion])]) == PRIORITIES[emotion]
    assert names[-1] == "unknown"


def test_moods_that_are_not_wanted_share_one_place() -> None:
    assert places(ALL, Emotion.FEAR).tolist() == [1, 1, 1, 0, 2]


def test_anger_is_answered_with_energy_and_then_calm() -> None:
    assert ordered(Emotion.ANGRY) == ["energetic", "calm", "happy", "sad", "unknown"]
