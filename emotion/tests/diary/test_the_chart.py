from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from emotion.diary.course import DAYS, WEEKS, Span, chart_data, course, starts
from emotion.diary.moods import Mood
from emotion.labels import LABELS
from emotion.tests.diary.conftest import Write

TODAY = date(2026, 11, 21)


def mood(day: date, *shares: float) -> Mood:
    return Mood(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), shares)


HAPPY = (0.0, 0.0, 0.0, 0.8, 0.0, 0.0, 0.2)
SAD = (0.0, 0.0, 0.0, 0.0, 0.6, 0.0, 0.4)


def test_a_day_is_the_mean_of_its_moods() -> None:
    stretches = course([mood(TODAY, *HAPPY), mood(TODAY, *SAD)], Span.DAYS, TODAY)
    assert len(stretches) == DAYS
    today = stretches[-1]
    assert (today.start, today.count, today.emotion) == (TODAY, 2, "happy")
    assert today.shares == pytest.approx((0, 0, 0, 0.4, 0.3, 0, 0.3))
    assert stretches[-2].shares is None


def test_a_week_begins_on_monday() -> None:
    sunday, monday = date(2026, 11, 15), date(2026, 11, 16)
    stretches = course([mood(sunday, *HAPPY), mood(monday, *SAD)], Span.WEEKS, TODAY)
    assert len(stretches) == WEEKS
    assert [(one.start, one.emotion) for one in stretches[-2:]] == [
        (date(2026, 11, 9), "happy"),
        (monday, "sad"),
    ]


@given(st.dates(date(1971, 1, 1), date(2100, 1, 1)), st.sampled_from(Span))
def test_stretches_follow_without_a_gap_and_end_with_today(today: date, span: Span) -> None:
    found = starts(span, today)
    step = timedelta(days=1 if span is Span.DAYS else 7)
    assert all(later - earlier == step for earlier, later in zip(found, found[1:], strict=False))
    assert found[-1] <= today < found[-1] + step


def test_the_script_gets_a_list_for_each_emotion_with_gaps() -> None:
    stretches = course([mood(TODAY, *HAPPY)], Span.DAYS, TODAY)
    data = json.loads(json.dumps(chart_data(stretches, Span.DAYS)))
    assert data["span"] == "days"
    assert data["starts"][-1] == "2026-11-21"
    assert [shares[-1] for shares in data["shares"]] == list(HAPPY)
    assert [shares[0] for shares in data["shares"]] == [None] * len(LABELS)


def test_the_table_says_the_same_to_those_without_the_chart(
    client: Client, alice: User, write: Write
) -> None:
    write("happy", share=0.7)
    write("happy", at=timezone.now() - timedelta(days=60))
    client.force_login(alice)
    for address, rows in ((reverse("diary:diary"), 1), (f"{reverse('diary:diary')}?span=weeks", 2)):
        text = client.get(address).content.decode()
        body = text[text.index('id="course"') : text.index('id="calendar"')]
        assert len(re.findall('<th scope="row">', body)) == rows
        assert "<td>70 %</td>" in body
        assert 'id="course-data"' in body
