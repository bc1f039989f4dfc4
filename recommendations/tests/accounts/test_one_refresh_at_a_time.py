"""However many want a listener's token refreshed, Spotify is asked once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection as database
from django.utils import timezone

from recommendations.models import SpotifyConnection
from recommendations.services.connections import keep_connection
from recommendations.spotify import refresh_lease, token_endpoint, tokens
from recommendations.spotify.errors import RateLimited, ReconnectNeeded, SpotifyError, Unavailable
from recommendations.spotify.sessions import TIMEOUT_S, WHOLE_ANSWER_S
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.spotify.token_endpoint import Grant
from recommendations.tests.accounts.conftest import let_expire

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 12


def stored() -> SpotifyConnection:
    return SpotifyConnection.objects.get()


def at_once(count: int, work: Callable[[], object]) -> list[object]:
    """What `count` threads got who all began together, an error where one was raised."""
    start = threading.Barrier(count)
    got: list[object] = []

    def run() -> None:
        try:
            start.wait()
            got.append(work())
        except SpotifyError as problem:
            got.append(type(problem))
        finally:
            database.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def refreshed() -> str:
    """As a process does that knows nothing of the others; the token it would use."""
    connection = stored()
    tokens.client_for(connection)
    return connection.access_token


@pytest.mark.parametrize("rotation", ["always", "never"])
def test_many_at_once_make_one_call_and_all_get_its_token(
    expiring: SpotifyConnection, standin: ScriptedStandin, rotation: str
) -> None:
    standin.rotation(rotation)
    standin.forget_calls()
    got = at_once(MANY, refreshed)
    assert len(standin.calls("token")) == 1
    assert set(got) == {stored().access_token}
    assert len(got) == MANY
    assert stored().access_token != expiring.access_token
    assert refreshed() == stored().access_token


def test_many_whose_token_is_refused_make_one_call(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    let_expire(seconds_left=1800)
    standin.rotation("always")
    clients = [tokens.client_for(stored()) for _ in range(MANY)]
    with standin.standin.store.changing() as state:
        state.access_tokens.clear()
    standin.forget_calls()
    waiting = iter(clients)
    got = at_once(MANY, lambda: next(waiting).profile().account_id)
    assert got == [expiring.account_id] * MANY
    assert len(standin.calls("token")) == 1


def test_a_refusal_is_every_waiting_ones_refusal(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    standin.order("revoked", "token")
    standin.forget_calls()
    assert at_once(MANY, refreshed) == [ReconnectNeeded] * MANY
    assert len(standin.calls("token")) == 1


def slowed(
    monkeypatch: pytest.MonkeyPatch, before: Callable[[], object], after: Callable[[], object]
) -> None:
    """Do something right before Spotify is asked, and right after it answered."""

    def refresh(refresh_token: str) -> Grant:
        before()
        grant = token_endpoint.refresh(refresh_token)
        after()
        return grant

    monkeypatch.setattr(tokens, "refresh", refresh)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"kind": "error_before", "status": 503}, Unavailable),
        # They are told until when, and not that something went wrong.
        ({"kind": "rate_limited", "retry_after": 60}, RateLimited),
    ],
)
def test_those_who_waited_for_a_failure_do_not_ask_again(
    expiring: SpotifyConnection,
    standin: ScriptedStandin,
    monkeypatch: pytest.MonkeyPatch,
    fault: dict[str, Any],
    told: type[SpotifyError],
) -> None:
    standin.order(endpoint="token", **fault)
    standin.forget_calls()
    waited: list[object] = []
    asked = threading.Event()

    def wait_for_the_others() -> None:
        # The first holds the lease until the others were seen to wait.
        if not asked.is_set():
            asked.set()
            others.start()
            while len(polls) < MANY:
                polled.wait(0.01)

    polls: set[int] = set()
    polled = threading.Event()
    sleep = time.sleep

    def noted(seconds: float) -> None:
        polls.add(threading.get_ident())
        sleep(seconds)

    monkeypatch.setattr("recommendations.spotify.tokens.time.sleep", noted)
    slowed(monkeypatch, wait_for_the_others, lambda: None)
    others = threading.Thread(target=lambda: waited.extend(at_once(MANY, refreshed)))
    with pytest.raises(told):
        refreshed()
    others.join()
    assert waited == [told] * MANY
    assert len(standin.calls("token")) == 1


def test_the_lease_outlives_any_call_it_is_for() -> None:
    assert timedelta(seconds=TIMEOUT_S + WHOLE_ANSWER_S) < refresh_lease.LEASE


class Killed(BaseException):
    """As a process that is gone, which gives nothing back."""


@pytest.fixture
def killed(expiring: SpotifyConnection, monkeypatch: pytest.MonkeyPatch) -> SpotifyConnection:
    """A connection whose lease is held by a process that died before it asked Spotify."""

    def die(refresh_token: str) -> Grant:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(tokens, "refresh", die)
        patch.setattr(refresh_lease, "give_back", lambda *_: None)
        with pytest.raises(Killed):
            refreshed()
    assert stored().refresh_leased_until is not None
    return stored()


def test_a_dead_process_delays_the_next_by_its_lease_only(
    killed: SpotifyConnection, standin: ScriptedStandin, monkeypatch: pytest.MonkeyPatch
) -> None:
    standin.forget_calls()
    with monkeypatch.context() as patch, pytest.raises(Unavailable):
        # Not for those below, who wait for an answer as long as a busy machine takes.
        patch.setattr(tokens, "WAIT_S", 0.2)
        refreshed()
    assert standin.calls("token") == []
    assert not stored().needs_reconnect
    SpotifyConnection.objects.update(refresh_leased_until=timezone.now())
    got = at_once(MANY, refreshed)
    assert set(got) == {stored().access_token}
    assert len(standin.calls("token")) == 1


def test_a_token_that_still_works_is_used_while_nobody_can_refresh_it(
    killed: SpotifyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "WAIT_S", 0.2)
    SpotifyConnection.objects.update(expires_at=timezone.now() + timedelta(seconds=100))
    assert tokens.client_for(stored()).profile().account_id == killed.account_id


def new_consent(connection: SpotifyConnection) -> SpotifyConnection:
    return keep_connection(
        user=connection.user,
        account_id=connection.account_id,
        display_name=connection.display_name,
        access_token="access-of-a-new-consent",
        refresh_token="refresh-of-a-new-consent",
        expires_at=timezone.now() + timedelta(hours=1),
        scopes=connection.scopes,
    )


@pytest.mark.parametrize("revoked", [False, True])
def test_a_consent_given_during_a_refresh_is_neither_overwritten_nor_ended(
    expiring: SpotifyConnection,
    standin: ScriptedStandin,
    monkeypatch: pytest.MonkeyPatch,
    revoked: bool,
) -> None:
    if revoked:
        standin.order("revoked", "token")
    slowed(monkeypatch, lambda: new_consent(expiring), lambda: None)
    assert refreshed() == "access-of-a-new-consent"
    assert stored().refresh_token == "refresh-of-a-new-consent"
    assert not stored().needs_reconnect


def test_disconnecting_during_a_refresh_brings_nothing_back(
    expiring: SpotifyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowed(monkeypatch, lambda: None, lambda: SpotifyConnection.objects.all().delete())
    with pytest.raises(ReconnectNeeded):
        refreshed()
    assert not SpotifyConnection.objects.exists()


def test_a_rotated_token_is_stored_before_anything_is_done_with_the_new_one(
    expiring: SpotifyConnection, standin: ScriptedStandin
) -> None:
    """The old one is dead by then: a process that dies now must leave the new one behind."""
    standin.rotation("always")
    client = tokens.client_for(stored())
    standin.order("timeout", "me", seconds=0)
    with pytest.raises(SpotifyError):
        client.profile()
    standin.repair()
    assert stored().refresh_token != expiring.refresh_token
    let_expire()
    assert tokens.client_for(stored()).profile()


def test_nothing_is_open_in_the_database_while_spotify_is_asked(
    expiring: SpotifyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    during: list[bool] = []
    slowed(monkeypatch, lambda: during.append(database.in_atomic_block), lambda: None)
    refreshed()
    assert during == [False]
