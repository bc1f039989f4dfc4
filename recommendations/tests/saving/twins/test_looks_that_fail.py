"""A look for an empty twin may fail, and its process be killed: it comes again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    SpotifyPause,
    TwinSearch,
)
from recommendations.services import twin_search
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.tests.saving.conftest import page
from recommendations.tests.saving.processes import Process, finish
from recommendations.tests.saving.twins.late_account import LateAccount, look_for_twins, made_twice


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_look_that_fails_leaves_the_playlist_saved_and_comes_again(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, status: int
) -> None:
    made_twice(listener, chosen)
    spotify.fail("list", status, **{"Retry-After": "7200"})
    search = TwinSearch.objects.get()
    assert search.retry_at is not None
    with time_machine.travel(search.retry_at + timedelta(seconds=1), tick=False):
        work_off()
        search.refresh_from_db()
        assert (search.looks, search.spotify_id) == (1, None)
        assert search.retry_at is not None
        # As Spotify says, or in ten minutes.
        wait = timedelta(hours=2) if status in (429, 500, 503) else timedelta(minutes=10)
        assert search.retry_at >= timezone.now() + wait - timedelta(seconds=5)
    assert "Saved to Spotify" in page(listener, chosen)
    spotify.recover()
    SpotifyConnection.objects.update(needs_reconnect=False)
    look_for_twins()
    assert TwinSearch.objects.get().spotify_id == "playlist-1"


def test_a_look_that_breaks_on_this_site_counts_and_comes_again(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    made_twice(listener, chosen)
    with monkeypatch.context() as patch:
        patch.setattr(twin_search, "client_for", lambda connection: 1 // 0)
        search = TwinSearch.objects.get()
        assert search.retry_at is not None
        with time_machine.travel(search.retry_at + timedelta(seconds=1), tick=False):
            work_off()
    search.refresh_from_db()
    assert (search.looks, search.leased_until) == (1, None)
    look_for_twins()
    assert TwinSearch.objects.get().spotify_id == "playlist-1"


@pytest.mark.parametrize("visit", [1, 2, 3, 4])
def test_killed_anywhere_there_is_one_whole_playlist_and_the_other_is_told(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, alice: User, visit: int
) -> None:
    for dies_at in range(1, 999):
        SavedPlaylist.objects.all().delete()
        SpotifyPause.objects.all().delete()
        for kept in (spotify.created, spotify.added, spotify.playlists, spotify.names):
            kept.clear()
        process = Process(dies_at)
        save_set(chosen, owner=alice)
        for number in range(1, 5):
            act = partial(process.run, spotify, work_off) if number == visit else work_off
            with time_machine.travel(_next_moment(), tick=False):
                act()
        saved = finish(chosen)
        look_for_twins()
        assert (saved.state, saved.added) == ("filled", 12)
        contents = {one: list(items) for one, items in spotify.playlists.items()}
        assert contents.pop(saved.spotify_id or "") == saved.found_ids
        # What is left is empty, and if there is one, it is the one that is told of.
        assert not any(contents.values())
        found = set(TwinSearch.objects.values_list("spotify_id", flat=True))
        assert len(contents) <= 1 and found == set(contents)
        assert len(spotify.added) == 1
        if not process.is_dead:
            break
    assert dies_at > 3


def _next_moment() -> Any:
    saved = SavedPlaylist.objects.get()
    search = TwinSearch.objects.first()
    moments = [saved.retry_at, saved.leased_until]
    if saved.retry_at is None and search is not None:
        moments = [search.retry_at, search.leased_until]
    return max([timezone.now(), *(one for one in moments if one)]) + timedelta(seconds=1)
