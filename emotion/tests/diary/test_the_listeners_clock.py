from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.diary.hours import hours_of
from emotion.diary.selectors import all_moods, choice_of, first_day, moods_between
from emotion.diary.services import set_zone
from emotion.tests.diary.conftest import Write

# Half past eleven at night in Greenwich: already the next day further east.
LATE = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "block"),
    [("UTC", 10, 20), ("Europe/Berlin", 11, 0), ("Asia/Tokyo", 11, 8), ("America/Lima", 10, 16)],
)
def test_day_and_hour_are_those_of_the_listener(
    alice: User, write: Write, zone: str, day: int, block: int
) -> None:
    write("happy", at=LATE)
    set_zone(alice, zone)
    here = choice_of(alice).zone
    assert first_day(alice, here) == date(2026, 3, day)
    assert len(moods_between(alice, date(2026, 3, day), date(2026, 3, day + 1), here)) == 1
    assert [one.start for one in hours_of(all_moods(alice, here)) if one.count] == [block]


def test_a_day_of_23_hours_has_all_its_moods(alice: User, write: Write) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    # In the night to 29 March 2026 clocks go from two to three o'clock.
    write("happy", at=datetime(2026, 3, 28, 23, 0, tzinfo=UTC))
    write("sad", at=datetime(2026, 3, 29, 21, 59, tzinfo=UTC))
    write("fear", at=datetime(2026, 3, 29, 22, 0, tzinfo=UTC))
    found = moods_between(alice, date(2026, 3, 29), date(2026, 3, 30), berlin)
    assert [mood.emotion for mood in found] == ["happy", "sad"]


def test_the_page_tells_times_by_it(client: Client, alice: User, write: Write) -> None:
    write("happy", at=LATE)
    set_zone(alice, "Europe/Berlin")
    client.force_login(alice)
    text = client.get(reverse("diary:diary")).content.decode()
    assert "11 March 2026, 00:30" in text
    assert "2026-03-11T00:30:00+01:00" in text
