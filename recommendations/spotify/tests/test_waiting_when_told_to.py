"""While Spotify says to wait, calls of that group are refused here and not sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import responses
from django.utils import timezone

from recommendations.models import SpotifyPause
from recommendations.spotify import errors
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.pauses import remember
from recommendations.spotify.tests.conftest import API

QUOTA = {"error": {"status": 429, "message": "Too many requests", "reason": "QUOTA_EXCEEDED"}}
CALLS_OF_ME: list[Callable[[SpotifyClient], object]] = [
    lambda client: client.profile(),
    lambda client: client.create_playlist("Happy", ""),
    lambda client: list(client.own_playlists()),
    lambda client: list(client.library.liked_songs()),
    lambda client: list(client.library.recently_played()),
]


def refuse_me(spotify: responses.RequestsMock, body: object = QUOTA, **headers: str) -> None:
    spotify.add(responses.GET, f"{API}/me", status=429, json=body, headers=headers)


@pytest.mark.parametrize("call", CALLS_OF_ME)
def test_a_used_up_quota_stops_every_call_of_the_group(
    spotify: responses.RequestsMock,
    client: SpotifyClient,
    call: Callable[[SpotifyClient], object],
) -> None:
    refuse_me(spotify, **{"Retry-After": "7200"})
    with pytest.raises(errors.QuotaExceeded):
        client.profile()
    # Another listener's client: the quota is the site's.
    with pytest.raises(errors.QuotaExceeded) as refused:
        call(SpotifyClient("another-token"))
    assert refused.value.after is not None
    assert 7100 < refused.value.after <= 7200
    assert not refused.value.ambiguous
    assert len(spotify.calls) == 1


def test_other_groups_go_on(spotify: responses.RequestsMock, client: SpotifyClient) -> None:
    refuse_me(spotify, **{"Retry-After": "7200"})
    with pytest.raises(errors.QuotaExceeded):
        client.profile()
    spotify.add(responses.GET, f"{API}/search", json={"tracks": {"items": []}})
    assert client.search("Title", "Artist") == ()


def test_after_the_wait_calls_are_sent_again(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    refuse_me(spotify, **{"Retry-After": "7200"})
    with pytest.raises(errors.QuotaExceeded):
        client.profile()
    SpotifyPause.objects.update(until=timezone.now())
    spotify.replace(responses.GET, f"{API}/me", json={"account_id": "acc"})
    assert client.profile().account_id == "acc"


def pause_of(spotify: responses.RequestsMock, client: SpotifyClient) -> float:
    """Make a refused call and return for how many seconds its group is paused."""
    with pytest.raises(errors.SpotifyError):
        client.profile()
    return (SpotifyPause.objects.get().until - timezone.now()).total_seconds()


@pytest.mark.parametrize(
    ("body", "headers", "seconds"),
    [
        (QUOTA, {}, 24 * 3600),
        (QUOTA, {"Retry-After": "9" * 40}, 24 * 3600),
        ({}, {"Retry-After": "4"}, 4),
        ({}, {}, 30),
        ({}, {"Retry-After": "81654"}, 81_654),
    ],
)
def test_how_long_a_group_is_paused(
    spotify: responses.RequestsMock,
    client: SpotifyClient,
    body: object,
    headers: dict[str, str],
    seconds: int,
) -> None:
    refuse_me(spotify, body, **headers)
    assert seconds - 60 < pause_of(spotify, client) <= seconds


def test_a_shorter_wait_never_ends_a_longer_one(db: None) -> None:
    """As when two calls were on their way at once."""
    remember("me", errors.QuotaExceeded(after=7200))
    remember("me", errors.RateLimited(after=4))
    pause = SpotifyPause.objects.get()
    assert pause.is_quota
    assert pause.until > timezone.now() + timedelta(hours=1)
    remember("me", errors.QuotaExceeded(after=9000))
    pause.refresh_from_db()
    assert pause.until > timezone.now() + timedelta(hours=2)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500, 503])
def test_other_failures_pause_nothing(
    spotify: responses.RequestsMock, client: SpotifyClient, status: int
) -> None:
    spotify.add(responses.GET, f"{API}/me", status=status)
    with pytest.raises(errors.SpotifyError):
        client.profile()
    assert not SpotifyPause.objects.exists()
