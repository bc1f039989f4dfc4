"""Whoever disconnects, connects another account or deletes theirs is not spoken for any more,
whatever a client was doing then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import responses
from django.contrib.auth.models import User

from recommendations.models import SpotifyConnection, SpotifyPause
from recommendations.services.connections import drop_connection
from recommendations.spotify import tokens
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import ReconnectNeeded
from recommendations.spotify.tests.conftest import API
from recommendations.spotify.token_endpoint import Grant
from recommendations.tests.conftest import connect

ME, PLAYLISTS = f"{API}/me", f"{API}/me/playlists"
Leave = Callable[[User], object]


def disconnects(user: User) -> None:
    drop_connection(user=user, account_id=f"account-{user.username}")


def deletes_the_account(user: User) -> None:
    User.objects.filter(pk=user.pk).delete()


def connects_another(user: User) -> None:
    SpotifyConnection.objects.filter(user=user).update(
        account_id="another", access_token="another-token"
    )


leaving = pytest.mark.parametrize(
    "leave", [disconnects, deletes_the_account, connects_another], ids=lambda one: one.__name__
)


@pytest.fixture
def alices(alice: User) -> SpotifyClient:
    return tokens.client_for(connect(alice))


@leaving
def test_a_read_is_not_repeated_for_them_after_a_wait(
    spotify: responses.RequestsMock, alice: User, alices: SpotifyClient, leave: Leave,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    spotify.add(responses.GET, ME, status=429, headers={"Retry-After": "2"})

    def wait(seconds: float) -> None:
        leave(alice)
        SpotifyPause.objects.all().delete()

    monkeypatch.setattr("recommendations.spotify.calls.time.sleep", wait)
    with pytest.raises(ReconnectNeeded):
        alices.user_id()
    assert len(spotify.calls) == 1


@leaving
def test_no_further_page_of_a_list_is_asked_for(
    spotify: responses.RequestsMock, alice: User, alices: SpotifyClient, leave: Leave
) -> None:
    page = {"items": [{"id": "one", "items": {"total": 0}}] * 50, "total": 100, "limit": 50}
    spotify.add(responses.GET, PLAYLISTS, json=page)
    with pytest.raises(ReconnectNeeded):
        for number, _ in enumerate(alices.own_playlists(), start=1):
            if number == 50:
                leave(alice)
    assert len(spotify.calls) == 1


@leaving
def test_nothing_is_written_for_them(
    spotify: responses.RequestsMock, alice: User, alices: SpotifyClient, leave: Leave
) -> None:
    spotify.assert_all_requests_are_fired = False
    spotify.add(responses.POST, PLAYLISTS, json={"id": "made"})
    leave(alice)
    with pytest.raises(ReconnectNeeded) as caught:
        alices.create_playlist("Happy", "")
    assert not caught.value.ambiguous
    assert len(spotify.calls) == 0


@leaving
def test_a_refused_token_is_not_replaced_by_that_of_another_account(
    spotify: responses.RequestsMock, alice: User, alices: SpotifyClient, leave: Leave,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse(request: object) -> tuple[int, dict[str, str], str]:
        leave(alice)
        return 401, {}, ""

    def refresh(refresh_token: str) -> Grant:
        raise AssertionError("a refresh for somebody who has left")

    monkeypatch.setattr(tokens, "refresh", refresh)
    spotify.add_callback(responses.GET, ME, callback=refuse)
    with pytest.raises(ReconnectNeeded):
        alices.user_id()
    assert len(spotify.calls) == 1


def test_the_other_account_is_not_taken_for_the_one_that_a_client_was_made_for(
    alice: User, spotify: responses.RequestsMock
) -> None:
    connection = connect(alice)
    client = tokens.client_for(connection)
    connects_another(alice)
    with pytest.raises(ReconnectNeeded):
        client.user_id()
    assert (connection.account_id, connection.access_token) == ("account-alice", "access-alice")
    assert SpotifyConnection.objects.get().allows(frozenset())
