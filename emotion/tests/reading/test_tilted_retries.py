from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from emotion.reading.tilted_retries import TiltedRetries
from emotion.readings import FaceBox
from emotion.tests.reading.staging import LEFT, TILTED, ScriptedDetector, tenths

GREY = np.zeros((48, 48), np.uint8)


def searched(times: Sequence[float], script: Sequence[Sequence[FaceBox]]) -> list[float]:
    """The times at which tilted heads were looked for, because no other was found."""
    detector = ScriptedDetector(script)
    retries = TiltedRetries(detector)
    for time in times:
        retries.detect(GREY, time)
    return [
        time
        for time, allowed, boxes in zip(times, detector.allowed, script, strict=True)
        if allowed and all(box.turn for box in boxes)
    ]


def test_the_first_picture_may_be_searched() -> None:
    assert searched([0.0], [[]]) == [0.0]


def test_a_clip_without_upright_faces_is_searched_at_most_twice_a_second() -> None:
    for boxes in ([], [TILTED]):
        when = searched(tenths(50), [boxes] * 50)
        gaps = np.diff(when)
        assert len(when) >= 8
        assert gaps.min() >= 0.5
        assert gaps.max() <= 0.61


def test_upright_faces_use_up_no_search() -> None:
    assert searched([0.0, 0.1, 0.2], [[LEFT], [LEFT], []]) == [0.2]


def test_slow_clips_are_searched_in_every_frame() -> None:
    assert searched([0.0, 1.0, 2.0], [[]] * 3) == [0.0, 1.0, 2.0]
