"""An unconfirmed create at a Spotify that is slow to list, and leaves descriptions out."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services.save_worker import work_off
from recommendations.spotify.tests.standin.scripted import ScriptedStandin, track_ids
from recommendations.tests.library_pages.conftest import connect_to, starter
from recommendations.tests.taste.conftest import ADA, Connect

__all__ = ["connect_to", "starter"]


def when_due() -> None:
    retry_at = SavedPlaylist.objects.get().retry_at
    assert retry_at is not None
    with time_machine.travel(retry_at + timedelta(seconds=1)):
        work_off()


@pytest.mark.parametrize("descriptions", [True, False])
def test_it_is_found_and_filled_and_nothing_is_made_twice(
    connect_to: Connect, alice: User, standin: ScriptedStandin, descriptions: bool
) -> None:
    site = connect_to(alice, ADA.id).site
    before = len(standin.playlists())
    standin.order("late_playlist", seconds=30)
    if not descriptions:
        standin.order("null_description")
    standin.order("disconnect", "create_playlist", times=1, after=True)
    standin.order("error_after", "add_items", times=1)
    standin.forget_calls()
    address = site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    site.post(f"{address}save/")
    work_off()
    assert SavedPlaylist.objects.get().state == "creating"
    when_due()
    assert (SavedPlaylist.objects.get().state, SavedPlaylist.objects.get().looks) == ("creating", 1)
    when_due()
    assert SavedPlaylist.objects.get().state == "adding"
    when_due()
    saved = SavedPlaylist.objects.get()
    assert saved.state == "filled"
    *_, made = standin.playlists()
    assert len(standin.playlists()) == before + 1
    assert track_ids(made) == saved.found_ids
    assert len(saved.found_ids) + len(saved.missing_tracks) == RecommendationSet.objects.get().shown
    assert standin.writes() == ["create_playlist", "add_items"]
