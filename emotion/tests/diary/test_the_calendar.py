from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from emotion.diary.month import month_before, month_called, month_of, next_month
from emotion.diary.moods import Mood
from emotion.tests.diary.conftest import Write

TODAY = date(2026, 11, 21)
NOVEMBER = date(2026, 11, 1)
HAPPY = (0.0, 0.0, 0.0, 0.8, 0.0, 0.0, 0.2)
SAD = (0.0, 0.0, 0.0, 0.0, 0.6, 0.0, 0.4)


def test_each_day_has_the_mean_of_its_moods() -> None:
    noon = datetime(2026, 11, 5, 12, tzinfo=UTC)
    month = month_of([Mood(noon, HAPPY), Mood(noon, SAD)], NOVEMBER, today=TODAY, earliest=None)
    days = {day.start.day: day for week in month.weeks for day in week if day}
    assert sorted(days) == list(range(1, 31))
    assert days[5].shares == pytest.approx((0, 0, 0, 0.4, 0.3, 0, 0.3))
    assert (days[5].count, days[6].count, month.count) == (2, 0, 2)


def test_one_turns_to_months_that_have_something() -> None:
    def turned(first: date, earliest: date | None) -> tuple[date | None, date | None]:
        month = month_of([], first, today=TODAY, earliest=earliest)
        return month.before, month.after

    assert turned(NOVEMBER, None) == (None, None)
    assert turned(NOVEMBER, date(2026, 11, 1)) == (None, None)
    assert turned(NOVEMBER, date(2026, 10, 31)) == (date(2026, 10, 1), None)
    assert turned(date(2026, 10, 1), date(2026, 10, 31)) == (None, NOVEMBER)


@pytest.mark.parametrize(
    "name", ["", "2026", "2026-13", "2026-00", "0000-01", "now", "2026-1", "-5-01", "٢٠٢٦-٠١x"]
)
def test_what_is_no_month_is_this_one(name: str) -> None:
    assert month_called(name, TODAY) == NOVEMBER


def test_a_month_is_called_by_its_name_and_none_is_in_the_future() -> None:
    assert month_called("2026-02", TODAY) == date(2026, 2, 1)
    assert month_called("2031-02", TODAY) == NOVEMBER


@given(st.dates(date(1970, 2, 1), date(9000, 1, 1)))
def test_forth_and_back_is_the_same_month(day: date) -> None:
    first = day.replace(day=1)
    assert month_before(next_month(first)) == first == next_month(month_before(first))


def test_weeks_begin_as_people_of_the_language_are_used_to() -> None:
    with translation.override("de"):
        month = month_of([], NOVEMBER, today=TODAY, earliest=None)
    assert month.weekdays[0][0] == "Montag"
    assert [day.start.day if day else None for day in month.weeks[0]] == [None] * 6 + [1]
    with translation.override("pt-br"):
        month = month_of([], NOVEMBER, today=TODAY, earliest=None)
    assert month.weekdays[0][0] != month_of([], NOVEMBER, today=TODAY, earliest=None).weekdays[0][0]
    assert month.weeks[0][0] is not None


def test_the_page_says_each_day_in_words(client: Client, alice: User, write: Write) -> None:
    write("happy", share=0.7)
    last_month = timezone.now().replace(day=1) - timedelta(days=1)
    write("sad", at=last_month, share=0.9)
    client.force_login(alice)
    text = client.get(reverse("diary:diary")).content.decode()
    assert "most of all happy, 70 %, of 1 mood" in text
    assert f"?month={last_month:%Y-%m}#calendar" in text
    assert "sad, 90 %, of" not in text
    text = client.get(f"{reverse('diary:diary')}?month={last_month:%Y-%m}").content.decode()
    assert "most of all sad, 90 %, of 1 mood" in text
