from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from emotion.diary.entries import A_PAGE, entries_of
from emotion.tests.diary.conftest import Write

UTC = ZoneInfo("UTC")


def test_the_newest_stand_first_and_none_twice(alice: User, write: Write) -> None:
    now = timezone.now()
    written = [write("happy", at=now - timedelta(hours=ago)).pk for ago in range(A_PAGE + 3)]
    first, second = (entries_of(alice, page, UTC) for page in ("1", "2"))
    assert [row.id for row in first.rows + second.rows] == written
    assert (first.pages, first.total, len(second.rows)) == (2, A_PAGE + 3, 3)


@pytest.mark.parametrize(("page", "number"), [("", 1), ("no", 1), ("99", 2), ("-1", 2)])
def test_a_page_that_there_is_not_is_the_nearest(
    alice: User, write: Write, page: str, number: int
) -> None:
    for _ in range(A_PAGE + 1):
        write("happy")
    assert entries_of(alice, page, UTC).page == number


def test_the_page_takes_as_many_queries_for_many_entries_as_for_one(
    client: Client, alice: User, write: Write
) -> None:

    client.force_login(alice)
    write("happy")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("diary:diary"))
        counts.append(len(queries))
        for _ in range(A_PAGE):
            write("sad")
    assert counts[0] == counts[1]
