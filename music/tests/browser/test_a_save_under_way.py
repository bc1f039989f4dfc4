"""The page of a save that another request is doing shows its end by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from recommendations.models import RecommendationSet, SavedPlaylist

pytestmark = pytest.mark.browser


def test_it_is_shown_and_then_its_end_without_a_reload_by_hand(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open()
    page.get_by_role("button", name="happy").click()
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_role("button", name="Agree").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "ready")
    chosen = RecommendationSet.objects.get()
    assert chosen.owner is not None
    saved = SavedPlaylist.objects.create(
        set=chosen,
        owner=chosen.owner,
        name="Happy mood",
        wanted_tracks=[1],
        state=SavedPlaylist.State.CREATING,
        leased_until=timezone.now() + timedelta(minutes=1),
    )
    page.reload()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saving")
    saved.state, saved.leased_until, saved.added = SavedPlaylist.State.FILLED, None, 1
    saved.spotify_id = "made-meanwhile"
    saved.save()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
