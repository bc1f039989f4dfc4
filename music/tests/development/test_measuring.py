from __future__ import annotations

import pytest

from music.development.measuring import (
    Measurement,
    NotMeasured,
    as_table,
    measure,
    measure_together,
)


def test_a_call_is_made_once_more_than_it_is_measured() -> None:
    calls: list[int] = []
    measured = measure("A call", lambda: calls.append(1), runs=3)
    assert len(calls) == 4
    assert len(measured.seconds) == 3
    assert all(seconds >= 0 for seconds in measured.seconds)


def test_calls_measured_together_take_turns() -> None:
    order: list[str] = []
    calls = {name: lambda name=name: order.append(name) for name in ("one", "other")}
    measured = measure_together(calls, runs=2)
    assert order == ["one", "other"] * 3
    assert [figure.name for figure in measured] == ["one", "other"]
    assert [len(figure.seconds) for figure in measured] == [2, 2]


@pytest.mark.parametrize(
    ("seconds", "median_ms", "p95_ms"),
    [
        ((0.002,), 2, 2),
        ((0.003, 0.001), 2, 3),
        (tuple(number / 1000 for number in range(100, 0, -1)), 50.5, 95),
        (tuple(number / 1000 for number in range(1, 21)), 10.5, 19),
    ],
)
def test_median_and_95th_percentile_are_those_of_the_runs(
    seconds: tuple[float, ...], median_ms: float, p95_ms: float
) -> None:
    measured = Measurement("A call", seconds)
    assert measured.median_ms == pytest.approx(median_ms)
    assert measured.p95_ms == pytest.approx(p95_ms)


def test_the_table_says_what_was_not_measured_and_why() -> None:
    table = as_table([Measurement("A call", (0.0015,)), NotMeasured("Another", "no file")])
    _, first, second = table.splitlines()
    assert first.split() == ["A", "call", "1.50", "ms", "1.50", "ms", "1"]
    assert second == "Another  not measured: no file"
