"""The page of a reading that a worker has shows how far it is, and leads on, by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from music.tests.browser.test_the_library import assert_readable, sign_in
from recommendations.models import LibraryReading
from recommendations.services.leases import LEASE
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

PAGE = "/library/reading/"


def under_way(one: Visit, **values: object) -> LibraryReading:
    """Somebody signed in, whose reading is in the hands of a worker that never does anything."""
    sign_in(one)
    return LibraryReading.objects.create(
        **{
            "owner": User.objects.get(),
            "purpose": "moods",
            "source": "liked",
            "retry_at": timezone.now(),
            "leased_until": timezone.now() + LEASE,
            **values,
        }
    )


def read_on(reading: LibraryReading, **values: object) -> None:
    for name, value in {"leased_until": timezone.now() + LEASE, **values}.items():
        setattr(reading, name, value)
    reading.save()


def finish(reading: LibraryReading) -> None:
    read_on(reading, leased_until=None, retry_at=None, finished_at=timezone.now())


def test_each_page_is_counted_and_the_end_leads_on_without_a_reload_by_hand(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    reading = under_way(one)
    page = one.open(PAGE)
    heading = page.locator("#reading-title")
    expect(heading).to_have_text("Asking Spotify …")
    # What a reload would lose.
    page.evaluate("window.isTheSamePage = true")
    for read in (50, 350):
        read_on(reading, total=9876, next_offset=read)
        expect(heading).to_have_text(f"Read: {read} of 9,876 songs")
    # Said once and not for every page.
    expect(page.locator("#said")).to_have_text("Read: 50 of 9,876 songs")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "350")
    read_on(reading, next_offset=None)
    expect(heading).to_have_text("Looking up 9,876 songs in our catalogue …")
    assert page.evaluate("window.isTheSamePage") is True

    finish(reading)
    page.wait_for_url("**/library/moods/")
    assert one.complaints == []


def test_without_scripts_it_leads_on_as_well(visit: Callable[..., Visit]) -> None:
    one = visit(javascript=False)
    reading = under_way(one, total=140, next_offset=50)
    page = one.open(PAGE)
    expect(page.locator("#reading-title")).to_have_text("Read: 50 of 140 songs")
    read_on(reading, next_offset=100)
    expect(page.locator("#reading-title")).to_have_text("Read: 100 of 140 songs")
    finish(reading)
    page.wait_for_url("**/library/moods/")


def test_a_wait_and_a_failure_are_readable_and_it_can_be_stopped(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit()
    until = timezone.now() + timedelta(hours=14)
    reading = under_way(
        one,
        total=140,
        next_offset=50,
        leased_until=None,
        retry_at=until,
        problem_code="quota-exceeded",
    )
    page = one.open(PAGE)
    expect(page.locator("#reading")).to_contain_text("Read so far: 50 of 140 songs.")
    assert_readable(page)
    reading.retry_at, reading.problem_code = None, "no-liked-songs"
    reading.save()
    page.reload()
    expect(page.locator("#reading")).to_contain_text("There are no liked songs")
    assert_readable(page)
    reading.retry_at = until
    reading.save()
    page.reload()
    page.get_by_role("button", name="Stop reading").click()
    page.wait_for_url("**/library/moods/")
    expect(page.get_by_text("Stopped.")).to_be_visible()
    assert not LibraryReading.objects.exists()
    assert one.complaints == []
