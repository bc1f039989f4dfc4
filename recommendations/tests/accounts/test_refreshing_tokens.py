from __future__ import annotations

from datetime import timedelta

import pytest
import responses
from django.utils import timezone

from recommendations.models import SpotifyConnection, SpotifyPause
from recommendations.services.connections import drop_connection
from recommendations.spotify.errors import (
    RateLimited,
    ReconnectNeeded,
    SiteRefused,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.spotify.tokens import client_for
from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.visit import Visit


def stored() -> SpotifyConnection:
    return SpotifyConnection.objects.get()


def test_a_token_that_is_about_to_end_is_refreshed_and_kept(expiring: SpotifyConnection) -> None:
    before = expiring.access_token
    assert client_for(expiring).profile().account_id == expiring.account_id
    assert stored().access_token == expiring.access_token != before
    assert stored().expires_at > timezone.now() + timedelta(minutes=50)
    assert stored().refresh_leased_until is None


def test_a_token_that_still_works_is_left_alone(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    connection = let_expire(seconds_left=1800)
    standin.forget_calls()
    client_for(connection)
    assert standin.calls() == []
    assert stored().access_token == connection.access_token


@pytest.mark.parametrize("when", ["always", "never", "pkce"])
def test_refreshing_again_and_again_works_whether_or_not_the_refresh_token_rotates(
    expiring: SpotifyConnection, standin: ScriptedStandin, when: str
) -> None:
    standin.rotation(when)
    seen = {expiring.refresh_token}
    for _ in range(3):
        client_for(let_expire())
        seen.add(stored().refresh_token)
    assert len(seen) == (1 if when == "never" else 4)
    assert client_for(stored()).profile()


def test_consent_does_not_become_younger_by_a_refresh(expiring: SpotifyConnection) -> None:
    authorized_at = expiring.authorized_at
    client_for(expiring)
    assert stored().authorized_at == authorized_at


def test_a_revoked_refresh_token_asks_to_reconnect_and_is_not_tried_again(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    standin.order("revoked", "token")
    standin.forget_calls()
    for _ in range(2):
        with pytest.raises(ReconnectNeeded):
            client_for(stored())
    assert stored().needs_reconnect
    assert stored().refresh_leased_until is None
    assert len(standin.calls("token")) == 1


@pytest.mark.parametrize("status", [500, 502, 503])
def test_spotify_being_down_takes_nothing_away(
    expiring: SpotifyConnection, standin: ScriptedStandin, status: int
) -> None:
    before = expiring.refresh_token
    standin.order("error_before", "token", times=1, status=status)
    with pytest.raises(Unavailable):
        client_for(expiring)
    assert not stored().needs_reconnect
    assert stored().refresh_token == before
    assert client_for(stored()).profile()


def test_an_old_token_serves_to_its_end_where_no_other_is_to_be_had(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    standin.order("error_before", "token", status=503)
    assert client_for(let_expire(seconds_left=100)).profile()
    with pytest.raises(Unavailable):
        client_for(let_expire(seconds_left=50))


def test_a_limit_on_refreshing_is_told_and_obeyed(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    standin.order("rate_limited", "token", times=1, retry_after=7)
    standin.forget_calls()
    for _ in range(2):
        with pytest.raises(RateLimited) as caught:
            client_for(stored())
        assert caught.value.after in (6, 7)
    assert len(standin.calls("token")) == 1
    SpotifyPause.objects.update(until=timezone.now())
    assert client_for(stored()).profile()


def test_a_refused_access_token_is_refreshed_and_the_read_done(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    client = client_for(let_expire(seconds_left=1800))
    standin.order("revoked", "me", times=1)
    standin.forget_calls()
    assert client.profile()
    assert [call.endpoint for call in standin.calls()] == ["me", "token", "me"]


def test_a_token_that_another_process_refreshed_is_used_and_not_refreshed_again(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    mine = client_for(let_expire(seconds_left=1800))
    client_for(let_expire())
    standin.order("revoked", "me", times=1)
    standin.forget_calls()
    assert mine.profile()
    assert [call.endpoint for call in standin.calls()] == ["me", "me"]


def test_a_token_that_is_refused_new_and_old_ends_the_consent(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    client = client_for(let_expire(seconds_left=1800))
    standin.order("revoked", "me")
    standin.forget_calls()
    with pytest.raises(ReconnectNeeded):
        client.profile()
    assert [call.endpoint for call in standin.calls()] == ["me", "token", "me"]
    assert stored().needs_reconnect


def test_a_write_that_is_refused_fetches_one_token_and_not_one_each_time(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    let_expire(seconds_left=1800)
    standin.order("revoked", "create_playlist")
    standin.forget_calls()
    with pytest.raises(Unavailable):
        client_for(stored()).create_playlist("Happy", "")
    with pytest.raises(ReconnectNeeded):
        client_for(stored()).create_playlist("Happy", "")
    assert [call.endpoint for call in standin.calls()] == [
        "create_playlist",
        "token",
        "create_playlist",
    ]


def test_a_consent_withdrawn_at_spotify_is_noticed_by_the_next_call(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    client = client_for(let_expire(seconds_left=1800))
    standin.order("revoked", "*")
    standin.order("revoked", "token")
    with pytest.raises(ReconnectNeeded):
        client.profile()
    assert stored().needs_reconnect


def test_a_connection_that_was_removed_meanwhile_is_no_connection(
    expiring: SpotifyConnection,
) -> None:
    drop_connection(user=expiring.user, account_id=expiring.account_id)
    with pytest.raises(ReconnectNeeded):
        client_for(expiring)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, '{"error": "invalid_grant"}', ReconnectNeeded),
        (400, '{"error": "invalid_client"}', SiteRefused),
        (401, '{"error": "invalid_client"}', SiteRefused),
        (400, '{"error": "invalid_request"}', Unavailable),
        (400, '{"error": {"message": "invalid_grant"}}', Unavailable),
        (400, "<h1>Bad Request</h1>", Unavailable),
        (403, "Forbidden", Unavailable),
        (404, "", Unavailable),
        (302, "", Unavailable),
        (200, "", Unavailable),
        (200, "<h1>Hello</h1>", Unavailable),
        (200, '{"access_token": "new", "expires', Unavailable),
        (200, '["access_token"]', Unavailable),
        (200, '{"access_token": ["new"]}', Unavailable),
        (200, '{"access_token": "two lines\\n"}', Unavailable),
        (200, '{"access_token": "\\ud83d"}', Unavailable),
        (200, '{"access_token": ""}', Unavailable),
    ],
)
def test_only_invalid_grant_ends_a_consent(
    expiring: SpotifyConnection,
    standin: ScriptedStandin,
    status: int,
    body: str,
    kind: type[SpotifyError],
) -> None:
    before = expiring.refresh_token
    with responses.RequestsMock() as mock:
        mock.add(responses.POST, f"{standin.origin}/api/token", status=status, body=body)
        with pytest.raises(kind):
            client_for(stored())
    assert stored().needs_reconnect == (kind is ReconnectNeeded)
    assert stored().refresh_token == before
    assert stored().refresh_leased_until is None


@pytest.mark.parametrize("lifetime", ["3600", None, -5, 0, 10**30, 1.5, True])
def test_a_lifetime_that_cannot_be_meant_is_taken_for_an_hour(
    expiring: SpotifyConnection, standin: ScriptedStandin, lifetime: object
) -> None:
    reply = {"access_token": "new", "expires_in": lifetime, "scope": 7, "refresh_token": None}
    with responses.RequestsMock() as mock:
        mock.add(responses.POST, f"{standin.origin}/api/token", json=reply)
        client_for(expiring)
    left = stored().expires_at - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(hours=1)
    assert stored().refresh_token and stored().scopes


def test_a_list_of_scopes_that_is_too_long_is_cut_between_two(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    scopes = " ".join(f"scope-{number}" for number in range(100))
    with responses.RequestsMock() as mock:
        reply = {"access_token": "new", "refresh_token": "rotated", "scope": scopes}
        mock.add(responses.POST, f"{standin.origin}/api/token", json=reply)
        client_for(expiring)
    assert stored().refresh_token == "rotated"
    assert len(stored().scopes) <= 500
    assert stored().granted <= set(scopes.split())


def test_signing_in_again_ends_what_was_wrong(visit: Visit, standin: ScriptedStandin) -> None:
    visit.sign_in()
    standin.order("revoked", "token", times=1)
    with pytest.raises(ReconnectNeeded):
        client_for(let_expire())
    visit.sign_in(process="connect")
    assert client_for(stored()).profile()
