from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection as database
from pytest_django.fixtures import Settings

from recommendations.models import SpotifyConnection, Track
from recommendations.spotify.errors import ReconnectNeeded
from recommendations.spotify.tokens import client_for
from recommendations.tests.visit import Visit

OLD = "dGVzdC1rZXktb25lLXRoYXQtaXMtMzItYnl0ZXMtLS0"
NEW = "bmV3LWtleS10aGF0LWlzLWFsc28tMzItYnl0ZXMtLS0"


def everything_stored(folder: Path) -> bytes:
    """The whole file of SQLite, or every row of PostgreSQL."""
    if database.vendor != "sqlite":
        with database.cursor() as cursor:
            cursor.execute("SELECT schema_to_xml('public', true, false, '')::text")
            return str(cursor.fetchone()[0]).encode()
    copy = folder / "copy.sqlite3"
    database.ensure_connection()
    with sqlite3.connect(copy) as target:
        database.connection.backup(target)
    target.close()
    return copy.read_bytes()


@pytest.mark.django_db(transaction=True)
def test_the_whole_database_holds_no_token(visit: Visit, tmp_path: Path) -> None:
    """After a sign-in and a connect, nothing in the database has a token in the clear."""
    visit.sign_in()
    visit.sign_in(process="connect")
    connection = SpotifyConnection.objects.get()
    tokens = [connection.access_token, connection.refresh_token]
    assert all(len(token) > 20 for token in tokens)

    content = everything_stored(tmp_path)
    assert connection.account_id.encode() in content
    for token in tokens:
        assert token.encode() not in content

    # Sessions are packed, so a token in one would not show up above.
    for session in Session.objects.all():
        unpacked = repr(SessionStore().decode(session.session_data))
        assert not any(token in unpacked for token in tokens)


def test_tokens_survive_a_new_key_in_front(visit: Visit, settings: Settings) -> None:
    settings.TOKEN_KEYS = [OLD]
    visit.sign_in()
    before = SpotifyConnection.objects.get().access_token
    settings.TOKEN_KEYS = [NEW, OLD]
    connection = SpotifyConnection.objects.get()
    assert connection.access_token == before
    connection.save()
    settings.TOKEN_KEYS = [NEW]
    assert SpotifyConnection.objects.get().access_token == before


def test_without_the_key_the_tokens_stay_shut_and_a_new_consent_is_asked_for(
    visit: Visit, settings: Settings, tracks: list[Track], caplog: pytest.LogCaptureFixture
) -> None:
    settings.TOKEN_KEYS = [OLD]
    visit.sign_in()
    page = visit.site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    settings.TOKEN_KEYS = [NEW]
    assert SpotifyConnection.objects.get().access_token == ""
    assert "No key of TOKEN_KEYS opens" in caplog.text
    assert 'data-state="reconnect"' in visit.site.get(page).content.decode()
    with pytest.raises(ReconnectNeeded):
        client_for(SpotifyConnection.objects.get())
    assert SpotifyConnection.objects.get().needs_reconnect
    visit.sign_in(process="connect")
    assert 'data-state="ready"' in visit.site.get(page).content.decode()


def test_signing_in_writes_no_token_to_the_log(
    visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="recommendations")
    caplog.set_level("INFO")
    visit.sign_in()
    connection = SpotifyConnection.objects.get()
    assert connection.access_token not in caplog.text
    assert connection.refresh_token not in caplog.text
