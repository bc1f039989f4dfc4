from __future__ import annotations

from datetime import timedelta

import pytest
import requests
from django.utils import timezone

from recommendations.models import SpotifyConnection
from recommendations.spotify.errors import RateLimited, ReconnectNeeded, Unavailable
from recommendations.spotify.tokens import client_for
from recommendations.tests.visit import Visit


@pytest.fixture
def connection(visit: Visit) -> SpotifyConnection:
    """A connection whose access token is about to end."""
    visit.sign_in()
    connection = SpotifyConnection.objects.get()
    connection.expires_at = timezone.now() + timedelta(seconds=30)
    connection.save()
    return connection


def fault(visit: Visit, **fault: object) -> None:
    requests.post(f"{visit.standin.origin}/_faults", json=fault, timeout=5).raise_for_status()


def test_a_token_that_is_about_to_end_is_refreshed_and_kept(
    connection: SpotifyConnection,
) -> None:
    before = connection.access_token
    assert client_for(connection).profile().account_id == connection.account_id
    stored = SpotifyConnection.objects.get()
    assert stored.access_token != before
    assert stored.expires_at > timezone.now() + timedelta(minutes=50)


def test_a_token_that_still_works_is_left_alone(connection: SpotifyConnection) -> None:
    connection.expires_at = timezone.now() + timedelta(minutes=30)
    before = connection.access_token
    client_for(connection)
    assert connection.access_token == before


def test_refreshing_twice_works_whether_or_not_the_refresh_token_rotates(
    connection: SpotifyConnection,
) -> None:
    for _ in range(2):
        client_for(connection)
        connection.expires_at = timezone.now()
    assert client_for(SpotifyConnection.objects.get()).profile()


def test_consent_does_not_become_younger_by_a_refresh(connection: SpotifyConnection) -> None:
    authorized_at = connection.authorized_at
    client_for(connection)
    assert SpotifyConnection.objects.get().authorized_at == authorized_at


def test_a_revoked_refresh_token_asks_to_reconnect_and_is_not_tried_again(
    connection: SpotifyConnection, visit: Visit
) -> None:
    connection.refresh_token = "revoked"
    connection.save()
    for _ in range(2):
        with pytest.raises(ReconnectNeeded):
            client_for(SpotifyConnection.objects.get())
    log = requests.get(f"{visit.standin.origin}/_log", timeout=5).text
    assert log.count("/api/token") == 2  # the sign-in, and one refusal


def test_spotify_being_down_is_not_taken_for_a_revocation(
    connection: SpotifyConnection, visit: Visit
) -> None:
    fault(visit, endpoint="token", kind="error_before", times=1, status=503)
    with pytest.raises(Unavailable):
        client_for(connection)
    assert not SpotifyConnection.objects.get().needs_reconnect


def test_a_limit_on_refreshing_is_told(connection: SpotifyConnection, visit: Visit) -> None:
    fault(visit, endpoint="token", kind="rate_limited", times=1, retry_after=7)
    with pytest.raises(RateLimited) as caught:
        client_for(connection)
    assert caught.value.after == 7
