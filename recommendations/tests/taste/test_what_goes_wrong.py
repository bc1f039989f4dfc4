from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection as database
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.library.choice import Choice, Source
from recommendations.library.heard import heard_tracks
from recommendations.models import LibraryReading, ListenerTaste, SpotifyConnection, SpotifyPause
from recommendations.services.library_wishes import AlreadyReading
from recommendations.services.save_worker import work_off
from recommendations.services.taste import NotOffered, read_again, turn_off, turn_on
from recommendations.spotify.calls import Calls
from recommendations.spotify.errors import (
    InsufficientScope,
    QuotaExceeded,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.taste.conftest import (
    ADA,
    LIKED,
    Connect,
    calls_to,
    fail,
    problem_of,
    turned_on,
    when_due,
)

RECENT = Choice(Source.RECENT)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("quota_exceeded", QuotaExceeded),
        ("error_before", Unavailable),
        ("revoked", ReconnectNeeded),
    ],
)
def test_a_reading_that_fails_leaves_all_as_it_was(
    connect_to: Connect, alice: User, standin: StandinServer, kind: str, error: type[SpotifyError]
) -> None:
    connect_to(alice, ADA.id, "liked", "recent")
    now = timezone.now()
    turned_on(alice)
    before = heard_tracks(alice, now=now)
    fail(standin, "recently_played", kind)
    assert problem_of(alice, RECENT) == error.code
    assert ListenerTaste.objects.get().source == Source.LIKED
    assert heard_tracks(alice, now=now) == before


def test_a_first_reading_that_fails_leaves_it_off_until_a_later_try(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    fail(standin, "saved_tracks", "error_before", times=1)
    assert problem_of(alice) == Unavailable.code
    assert not ListenerTaste.objects.exists()
    when_due()
    assert ListenerTaste.objects.get().tracks.exists()


def test_a_consent_that_was_taken_back_is_remembered(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    fail(standin, "saved_tracks", "revoked")
    assert problem_of(alice) == ReconnectNeeded.code
    assert SpotifyConnection.objects.get().needs_reconnect
    with pytest.raises(ReconnectNeeded):
        turn_on(alice, LIKED)


def test_a_scope_that_spotify_no_longer_grants_is_told(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id)
    connection = SpotifyConnection.objects.get()
    connection.scopes += " user-library-read"
    connection.save()
    assert problem_of(alice) == InsufficientScope.code


def test_the_same_wish_twice_is_read_once_and_another_is_refused_meanwhile(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked", "recent")
    turn_on(alice, LIKED)
    turn_on(alice, LIKED)
    with pytest.raises(AlreadyReading):
        turn_on(alice, RECENT)
    work_off()
    assert ListenerTaste.objects.get().source == Source.LIKED
    assert calls_to(standin).count("/v1/me/tracks") == 3
    assert turned_on(alice, RECENT).source == Source.RECENT


def test_turned_off_while_it_waits_nothing_is_read(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    turn_on(alice, LIKED)
    before = calls_to(standin)
    turn_off(alice)
    work_off()
    assert calls_to(standin) == before
    assert not LibraryReading.objects.exists()
    assert heard_tracks(alice) == ()


def test_what_waits_is_given_up_after_days(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    fail(standin, "saved_tracks", "quota_exceeded")
    assert problem_of(alice) == QuotaExceeded.code
    LibraryReading.objects.update(asked_at=timezone.now() - timedelta(days=3))
    SpotifyPause.objects.all().delete()
    when_due()
    ended = LibraryReading.objects.get()
    assert (ended.retry_at, ended.leased_until) == (None, None)
    assert ended.problem_code == QuotaExceeded.code


def test_where_the_operator_has_turned_it_off_nothing_is_read_or_used(
    connect_to: Connect, alice: User, standin: StandinServer, settings: Settings
) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    turn_on(alice, LIKED)
    settings.LISTENER_TASTE = False
    before = calls_to(standin)
    work_off()
    assert LibraryReading.objects.get().problem_code == NotOffered.code
    with pytest.raises(NotOffered, match="does not use"):
        turn_on(alice, LIKED)
    with pytest.raises(NotOffered):
        read_again(alice)
    assert calls_to(standin) == before
    assert heard_tracks(alice) == ()
    turn_off(alice)
    assert not ListenerTaste.objects.exists()


# Only without a transaction around the whole test can one around a call be noticed.
@pytest.mark.django_db(transaction=True)
def test_spotify_is_never_called_inside_a_transaction(
    connect_to: Connect, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect_to(alice, ADA.id, "liked")
    inside: list[bool] = []
    get = Calls.get

    def watched(self: Calls, path: str, **params: object) -> dict[str, object]:
        inside.append(database.in_atomic_block)
        return get(self, path, **params)

    monkeypatch.setattr(Calls, "get", watched)
    turned_on(alice)
    assert inside == [False] * 3
