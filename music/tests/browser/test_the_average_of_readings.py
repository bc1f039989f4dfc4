"""The module that averages readings, run as the page runs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from music.tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

SAMPLES = [
    {"at": 0, "probabilities": [1, 0]},
    {"at": 2000, "probabilities": [0, 1]},
    {"at": 4000, "probabilities": [0.5, 0.5]},
    {"at": 5000, "probabilities": [0.3333333, 0.6666667]},
]


@pytest.fixture
def average_of(visit: Callable[..., Visit]) -> Callable[..., Any]:
    page = visit().open()

    def ask(now: int, seconds: int, samples: list[dict[str, object]] = SAMPLES) -> Any:
        return page.evaluate(
            "async ([samples, now, seconds]) =>"
            " (await import('/static/js/camera/average.js')).averageOf(samples, now, seconds)",
            [samples, now, seconds],
        )

    return ask


def test_only_the_last_seconds_count_and_the_mean_is_rounded(
    average_of: Callable[..., Any],
) -> None:
    assert average_of(5000, 3) == [0.2778, 0.7222]
    assert average_of(9000, 3) is None
    assert average_of(5000, 3, []) is None
