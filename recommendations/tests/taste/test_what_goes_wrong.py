from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection as database
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.library.choice import Choice, Source
from recommendations.library.heard import heard_tracks
from recommendations.models import ListenerTaste, SpotifyConnection
from recommendations.services import taste as service
from recommendations.services.library_lease import AlreadyReading, Overtaken
from recommendations.services.library_reading import Reading, read_from_spotify
from recommendations.services.taste import (
    NotOffered,
    read_again,
    turn_off,
    turn_on,
)
from recommendations.spotify.calls import Calls
from recommendations.spotify.errors import (
    InsufficientScope,
    QuotaExceeded,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.taste.conftest import ADA, LIKED, Connect, calls_to, fail


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have something happen once between reading and keeping."""

    def arrange(event: Callable[[], object]) -> None:
        def read(owner: User, choice: Choice) -> Reading:
            monkeypatch.setattr(service, "read_from_spotify", read_from_spotify)
            reading = read_from_spotify(owner, choice)
            event()
            return reading

        monkeypatch.setattr(service, "read_from_spotify", read)

    return arrange


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
    turn_on(alice, LIKED)
    before = heard_tracks(alice, now=now)
    fail(standin, "recently_played", kind)
    with pytest.raises(error):
        turn_on(alice, Choice(Source.RECENT))
    taste = ListenerTaste.objects.get()
    assert (taste.source, taste.leased_until) == (Source.LIKED, None)
    assert heard_tracks(alice, now=now) == before


def test_a_first_reading_that_fails_leaves_it_off(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    fail(standin, "saved_tracks", "error_before", times=1)
    with pytest.raises(Unavailable):
        turn_on(alice, LIKED)
    assert not ListenerTaste.objects.exists()
    assert turn_on(alice, LIKED).tracks.exists()


def test_a_consent_that_was_taken_back_is_remembered(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    fail(standin, "saved_tracks", "revoked")
    with pytest.raises(ReconnectNeeded):
        turn_on(alice, LIKED)
    assert SpotifyConnection.objects.get().needs_reconnect


def test_a_scope_that_spotify_no_longer_grants_is_told(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id)
    connection = SpotifyConnection.objects.get()
    connection.scopes += " user-library-read"
    connection.save()
    with pytest.raises(InsufficientScope):
        turn_on(alice, LIKED)


def test_two_presses_at_once_read_once(
    connect_to: Connect, alice: User, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    connect_to(alice, ADA.id, "liked")
    refused = []

    def press_again() -> None:
        with pytest.raises(AlreadyReading) as caught:
            turn_on(alice, LIKED)
        refused.append(caught.value)

    meanwhile(press_again)
    assert turn_on(alice, LIKED).tracks.exists()
    assert len(refused) == 1


def test_turned_off_while_it_was_read_it_stays_off(
    connect_to: Connect, alice: User, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    connect_to(alice, ADA.id, "liked")
    meanwhile(lambda: turn_off(alice))
    with pytest.raises(Overtaken):
        turn_on(alice, LIKED)
    assert not ListenerTaste.objects.exists()
    assert heard_tracks(alice) == ()


def test_a_reading_that_outlived_its_lease_gives_way_to_the_next(
    connect_to: Connect, alice: User, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    connect_to(alice, ADA.id, "liked", "recent")

    def read_something_else() -> None:
        ListenerTaste.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
        turn_on(alice, Choice(Source.RECENT))

    meanwhile(read_something_else)
    with pytest.raises(Overtaken):
        turn_on(alice, LIKED)
    assert ListenerTaste.objects.get().source == Source.RECENT
    assert len(heard_tracks(alice)) < 50


def test_where_the_operator_has_turned_it_off_nothing_is_read_or_used(
    connect_to: Connect, alice: User, standin: StandinServer, settings: Settings
) -> None:
    connect_to(alice, ADA.id, "liked")
    turn_on(alice, LIKED)
    settings.LISTENER_TASTE = False
    before = calls_to(standin)
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
    turn_on(alice, LIKED)
    assert inside == [False] * 3
