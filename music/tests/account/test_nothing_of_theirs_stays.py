"""After a deletion the database is searched for whatever could name who was deleted."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.test import Client

from music.tests.account.dump import dump
from music.tests.account.rows import Rows, leads_to_user
from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.tests.conftest import visit
from recommendations.tests.visit import Visit

__all__ = ["visit"]

PASSWORD = "alice-has-a-password"
NEW = "alice-has-another-one"


def found(texts: list[str]) -> list[str]:
    """Those that the database holds as whole words."""
    everything = dump()
    assert "django_migrations" in everything
    return [text for text in texts if re.search(rf"\b{re.escape(text)}\b", everything)]


def test_no_text_of_any_row_of_theirs_is_found(client: Client, rows: Rows, alice: User) -> None:
    rows.every()
    texts = [text for model, own in rows.markers.items() if leads_to_user(model) for text in own]
    texts += ["m-1", "m-2", "m-3@example.org", "alice"]
    client.force_login(alice)
    # All but the two tokens, which are encrypted.
    assert len(found(texts)) == len(texts) - 2
    client.post("/profile/delete/", {"password": PASSWORD})
    assert found(texts) == []


def test_the_journal_of_the_staff_does_not_name_them(
    client: Client, alice: User, bob: User
) -> None:
    LogEntry.objects.log_actions(bob.pk, User.objects.filter(pk=alice.pk), CHANGE)
    LogEntry.objects.log_actions(bob.pk, User.objects.filter(pk=bob.pk), CHANGE)
    client.force_login(alice)
    client.post("/profile/delete/", {"password": PASSWORD})
    assert LogEntry.objects.get().object_repr == "bob"
    assert found(["alice"]) == []


def test_counts_of_what_they_did_do_not_name_them(client: Client, alice: User, bob: User) -> None:
    for login in ("alice", "bob"):
        client.post("/accounts/login/", {"login": login, "password": "wrong-anyway"})
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/accounts/password/change/", form)
    client.post("/profile/data/file/")
    number, name = f":user:{alice.pk}'", hashlib.sha256(b"testserver:alice").hexdigest()
    others = hashlib.sha256(b"testserver:bob").hexdigest()
    before = dump()
    assert number in before
    assert name in before
    client.post("/profile/delete/", {"password": NEW})
    after = dump()
    assert number not in after
    assert name not in after
    # Guessing at another account is still counted, and so is the address.
    assert others in after
    assert ":ip:" in after


@pytest.fixture
def ada(visit: Visit) -> Visit:
    """Somebody who signed in with Spotify and has used much of it."""
    visit.sign_in(listener=LISTENERS[0].id)
    return visit


def test_nothing_that_spotify_said_of_them_is_found(ada: Visit) -> None:
    user, connection = User.objects.get(), SpotifyConnection.objects.get()
    secrets = [connection.account_id, connection.display_name, user.username]
    assert found(secrets) == secrets
    ada.site.post("/profile/delete/", {"username": user.username})
    assert not User.objects.exists()
    assert found(secrets) == []
    assert not RecommendationSet.objects.exists()
