"""The page of a save that a worker has shows how far it is, and its end, by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from recommendations.models import RecommendationSet, SavedPlaylist

pytestmark = pytest.mark.browser

State = SavedPlaylist.State


def under_way(page: Page, **values: object) -> SavedPlaylist:
    """Sign in with a set, and have its save in a worker's hands that never does anything."""
    page.get_by_role("button", name="happy").click()
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_role("button", name="Agree").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "ready")
    chosen = RecommendationSet.objects.get()
    assert chosen.owner is not None
    return SavedPlaylist.objects.create(
        **{
            "set": chosen,
            "owner": chosen.owner,
            "name": "Happy mood",
            "wanted_tracks": list(chosen.entries.values_list("track_id", flat=True)[:12]),
            "leased_until": timezone.now() + timedelta(hours=1),
            **values,
        }
    )


def test_each_step_is_shown_and_then_the_end_without_a_reload_by_hand(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open()
    saved = under_way(page, found_ids=["a", "b", "c"])
    page.reload()
    title = page.locator("#save-title")
    expect(title).to_have_text("Looking up tracks on Spotify: 3 of 12")
    # What a reload would lose.
    page.evaluate("window.isTheSamePage = true")
    saved.found_ids = list("abcdefghijkl")
    saved.state = State.CREATING
    saved.save()
    expect(title).to_have_text("Making the playlist …")
    expect(page.locator("#said")).to_have_text("Making the playlist …")
    saved.state = State.ADDING
    saved.save()
    expect(title).to_have_text("Adding tracks: 12 of 12")
    assert page.evaluate("window.isTheSamePage") is True

    saved.state, saved.leased_until, saved.added = State.FILLED, None, 12
    saved.spotify_id = "made-meanwhile"
    saved.save()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")


def test_a_wait_is_told_by_the_clock_of_the_reader(visit: Callable[..., Visit]) -> None:
    page = visit().open()
    until = timezone.now() + timedelta(days=2)
    under_way(page, leased_until=None, retry_at=until, problem_code="quota-exceeded")
    page.reload()
    expect(page.locator("#save-bar")).to_have_attribute("data-phase", "paused")
    wanted = page.evaluate(
        """(moment) => new Date(moment).toLocaleString("en-GB",
            { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })""",
        until.isoformat(),
    )
    expect(page.locator("#save-title")).to_have_text(f"Waiting until {wanted}")
    expect(page.locator("#save-bar")).to_contain_text("used up what Spotify allows")
