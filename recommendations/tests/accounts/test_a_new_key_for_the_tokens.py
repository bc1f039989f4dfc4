from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection as database
from pytest_django.fixtures import Settings

from recommendations.models import SpotifyConnection
from recommendations.services import token_keys
from recommendations.spotify.errors import ReconnectNeeded
from recommendations.spotify.tokens import client_for
from recommendations.tests.conftest import connect

OLD = "dGVzdC1rZXktb25lLXRoYXQtaXMtMzItYnl0ZXMtLS0"
NEW = "bmV3LWtleS10aGF0LWlzLWFsc28tMzItYnl0ZXMtLS0"
LOST = "YS1rZXktdGhhdC1ub2JvZHktaGFzLWFueS1tb3JlLS0"


def rotate() -> tuple[str, str]:
    said, complained = StringIO(), StringIO()
    call_command("rotate_token_keys", stdout=said, stderr=complained)
    return said.getvalue(), complained.getvalue()


def raw(connection: SpotifyConnection) -> tuple[str, str]:
    """What lies in the database."""
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT access_token, refresh_token FROM recommendations_spotifyconnection"
            " WHERE id = %s",
            [connection.pk],
        )
        access_token, refresh_token = cursor.fetchone()
    return access_token, refresh_token


def opens(connection: SpotifyConnection) -> tuple[str, str]:
    connection.refresh_from_db()
    return connection.access_token, connection.refresh_token


def test_after_a_rotation_the_newest_key_is_enough(
    alice: User, bob: User, settings: Settings
) -> None:
    settings.TOKEN_KEYS = [OLD]
    alices, bobs = connect(alice), connect(bob, refresh_token="")
    settings.TOKEN_KEYS = [NEW, OLD]
    said, complained = rotate()
    assert "newest key: 2." in said
    assert complained == ""
    settings.TOKEN_KEYS = [NEW]
    assert opens(alices) == ("access-alice", "refresh-alice")
    assert opens(bobs) == ("access-bob", "")
    settings.TOKEN_KEYS = [OLD]
    assert opens(alices) == ("", "")


def test_with_one_key_it_changes_nothing_that_is_read(alice: User, settings: Settings) -> None:
    settings.TOKEN_KEYS = [OLD]
    alices = connect(alice)
    before = raw(alices)
    rotate()
    assert opens(alices) == ("access-alice", "refresh-alice")
    assert raw(alices) != before


def test_a_second_rotation_changes_nothing_that_is_read(alice: User, settings: Settings) -> None:
    settings.TOKEN_KEYS = [NEW, OLD]
    alices = connect(alice)
    for _ in range(2):
        assert "newest key: 1." in rotate()[0]
    settings.TOKEN_KEYS = [NEW]
    assert opens(alices) == ("access-alice", "refresh-alice")


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_what_no_key_opens_asks_for_a_new_consent_and_spares_the_others(
    alice: User, bob: User, settings: Settings, which: str
) -> None:
    settings.TOKEN_KEYS = [OLD]
    alices, bobs = connect(alice), connect(bob)
    settings.TOKEN_KEYS = [LOST]
    SpotifyConnection.objects.filter(pk=alices.pk).update(**{which: "of-a-lost-key"})
    shut = raw(alices)
    settings.TOKEN_KEYS = [NEW, OLD]
    said, complained = rotate()
    assert "newest key: 1." in said
    assert "can be taken out" not in said
    assert "No key of TOKEN_KEYS opens: 1." in complained
    settings.TOKEN_KEYS = [NEW]
    assert opens(bobs) == ("access-bob", "refresh-bob")
    alices.refresh_from_db()
    bobs.refresh_from_db()
    assert alices.needs_reconnect
    assert not bobs.needs_reconnect
    assert raw(alices) == shut, "the key may turn up"
    with pytest.raises(ReconnectNeeded):
        client_for(alices)


def test_a_connection_that_goes_meanwhile_is_no_matter(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(alice)
    turn = token_keys._rotate

    def remove_and_turn(key: int) -> bool | None:
        SpotifyConnection.objects.all().delete()
        return turn(key)

    monkeypatch.setattr(token_keys, "_rotate", remove_and_turn)
    said, complained = rotate()
    assert "newest key: 0." in said
    assert complained == ""


def test_no_token_is_said(alice: User) -> None:
    connect(alice)
    said = "".join(rotate())
    assert "access-alice" not in said
    assert "refresh-alice" not in said
