from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.insights.weeks import monday_called, name_of_week


@given(st.dates(date(1971, 1, 1), date(9998, 1, 1)))
def test_every_week_is_called_back_by_its_name(day: date) -> None:
    monday = monday_called(name_of_week(day))
    assert monday is not None
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    assert name_of_week(date(2027, 1, 3)) == "2026-W53"
    assert monday_called("2026-W53") == date(2026, 12, 28)


@pytest.mark.parametrize("name", ["", "2026-W54", "2026-W00", "2025-W53", "W47", "0001-W01", "x"])
def test_what_is_no_week_has_no_monday(name: str) -> None:
    assert monday_called(name) is None
