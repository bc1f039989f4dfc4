"""What a clock that was far ahead has written holds nothing up once it is put right."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection, SpotifyPause
from recommendations.services import leases
from recommendations.services.playlist_hold import held, is_at_work
from recommendations.services.save_worker import work_off
from recommendations.spotify import pauses, refresh_lease, tokens
from recommendations.spotify.errors import RateLimited, ReconnectNeeded, Unavailable
from recommendations.spotify.token_endpoint import Grant
from recommendations.tests.saving.conftest import Spotify, known, listed, page, save, when_due

YEAR = timedelta(days=365)


@pytest.fixture
def chosen(alices_set: RecommendationSet) -> RecommendationSet:
    known(alices_set)
    return alices_set


@pytest.fixture
def saved(listener: Client, chosen: RecommendationSet, spotify: Spotify) -> SavedPlaylist:
    """Nobody has been at it yet."""
    spotify.fail("create", 503)
    made = save(listener, chosen)
    spotify.recover()
    now = timezone.now()
    SavedPlaylist.objects.update(state="wanted", retry_at=now, problem_code="", attempts=0)
    return made


def test_a_lease_is_not_respected_for_longer_than_a_lease_lasts(saved: SavedPlaylist) -> None:
    SavedPlaylist.objects.update(leased_until=timezone.now() + YEAR)
    work_off()
    assert SavedPlaylist.objects.get().state == "filled"


def test_one_that_is_a_little_ahead_is_respected(saved: SavedPlaylist) -> None:
    """The other worker's clock, or its lease a moment ago."""
    for ahead in (timedelta(seconds=1), leases.LEASE, leases.LEASE + timedelta(minutes=5)):
        SavedPlaylist.objects.update(leased_until=timezone.now() + ahead)
        work_off()
        assert SavedPlaylist.objects.get().state == "wanted"


def test_a_retry_is_not_put_off_for_longer_than_a_quota_lasts(saved: SavedPlaylist) -> None:
    SavedPlaylist.objects.update(retry_at=timezone.now() + timedelta(hours=23))
    work_off()
    assert SavedPlaylist.objects.get().state == "wanted"
    SavedPlaylist.objects.update(retry_at=timezone.now() + YEAR)
    work_off()
    assert SavedPlaylist.objects.get().state == "filled"


def test_a_press_on_the_playlist_is_not_refused_for_it(saved: SavedPlaylist) -> None:
    SavedPlaylist.objects.update(
        state="filled", retry_at=None, spotify_id="playlist-1", leased_until=timezone.now() + YEAR
    )
    saved.refresh_from_db()
    assert not is_at_work(saved)
    with held(saved) as own:
        assert own.count() == 1


def test_a_look_in_the_future_counts_as_one_of_this_moment(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("create", 502)
    save(listener, chosen)
    spotify.recover()
    with time_machine.travel(timezone.now() + YEAR, tick=False):
        SavedPlaylist.objects.update(looks=1, looked_at=timezone.now())
    now = timezone.now()
    SavedPlaylist.objects.update(retry_at=now)
    work_off()
    waiting = SavedPlaylist.objects.get()
    assert (waiting.state, waiting.looks) == ("creating", 1)
    assert waiting.retry_at is not None
    assert now + timedelta(seconds=50) < waiting.retry_at < now + timedelta(minutes=3)
    spotify.listed = [listed("playlist-1")]
    assert when_due(chosen).spotify_id == "playlist-1"
    assert "Saved to Spotify" in page(listener, chosen)


def test_a_pause_lasts_no_longer_than_a_day_whatever_was_written(db: None) -> None:
    SpotifyPause.objects.create(group="me", until=timezone.now() + YEAR, is_quota=True)
    pauses.require_open("me")
    # And does not stand in the way of one that is meant.
    pauses.remember("me", RateLimited(after=20))
    with pytest.raises(RateLimited) as caught:
        pauses.require_open("me")
    assert caught.value.after is not None
    assert caught.value.after <= 20


def test_a_refresh_is_not_held_up(listener: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    SpotifyConnection.objects.update(
        expires_at=timezone.now(), refresh_leased_until=timezone.now() + YEAR
    )
    grant = Grant("new-token", "", timezone.now() + timedelta(hours=1), "")
    monkeypatch.setattr(tokens, "refresh", lambda refresh_token: grant)
    connection = SpotifyConnection.objects.get()
    tokens.client_for(connection)
    assert connection.access_token == "new-token"
    SpotifyConnection.objects.update(
        refresh_leased_until=timezone.now() + refresh_lease.LEASE + timedelta(minutes=5)
    )
    assert refresh_lease.take(connection) is None


def test_a_token_from_the_future_that_is_refused_does_not_end_the_consent(
    listener: Client, spotify: Spotify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was just fetched and is refused does; of this one nobody knows its age."""
    grant = Grant("new-token", "", timezone.now() + timedelta(hours=1), "")
    monkeypatch.setattr(tokens, "refresh", lambda refresh_token: grant)
    spotify.fail("create", 401)
    for renewed_at, problem in (
        (timezone.now() + YEAR, Unavailable),
        (timezone.now() - timedelta(minutes=1), ReconnectNeeded),
    ):
        SpotifyConnection.objects.update(
            access_token="refused", renewed_at=renewed_at, needs_reconnect=False
        )
        client = tokens.client_for(SpotifyConnection.objects.get())
        with pytest.raises(problem):
            client.create_playlist("Happy", "")
