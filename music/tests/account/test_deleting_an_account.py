from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from music.account import deletion
from music.tests.account.rows import Rows
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection, Track
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, tracks, wish_for

__all__ = ["tracks"]

PAGE = "/profile/delete/"
RIGHT = {"password": "alice-has-a-password"}
DONE = "Your account and everything in it is deleted."


@pytest.fixture
def hers(alice: User, tracks: list[Track]) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.HAPPY), owner=alice)


@pytest.fixture
def signed_in(client: Client, alice: User) -> Client:
    client.post("/accounts/login/", {"login": "alice", **RIGHT})
    return client


@pytest.fixture
def without_password(alice: User) -> User:
    alice.set_unusable_password()
    alice.save()
    return alice


def test_it_is_said_what_goes_and_what_stays(
    signed_in: Client, alice: User, hers: RecommendationSet
) -> None:
    connect(alice)
    SavedPlaylist.objects.create(set=hers, owner=alice, name="Happy", wanted_tracks=[1])
    text = " ".join(signed_in.get(PAGE).content.decode().split())
    assert "1 set with its songs and mood" in text
    assert "the note of 1 saved playlist" in text
    assert "The playlists in your Spotify account: they are yours." in text
    assert "cannot be undone" in text
    assert 'href="/profile/data/"' in text


def test_a_save_under_way_is_mentioned(
    signed_in: Client, alice: User, hers: RecommendationSet
) -> None:
    assert "being made at this moment" not in signed_in.get(PAGE).content.decode()
    connect(alice)
    signed_in.post(f"/recommendations/{hers.id}/save/")
    assert "1 playlist is being made at this moment" in signed_in.get(PAGE).content.decode()


def test_the_right_password_deletes_it_and_says_so_at_the_start(
    signed_in: Client, alice: User, hers: RecommendationSet
) -> None:
    response = signed_in.post(PAGE, RIGHT, follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert DONE in response.content.decode()
    assert not User.objects.exists()
    assert not RecommendationSet.objects.exists()
    assert signed_in.get("/profile/").status_code == 302


@pytest.mark.parametrize(
    "sent", [{}, {"password": ""}, {"password": "not-hers"}, {"username": "alice"}]
)
def test_anything_else_than_the_password_deletes_nothing(
    signed_in: Client, alice: User, sent: dict[str, str]
) -> None:
    response = signed_in.post(PAGE, sent)
    assert response.status_code == 200
    assert "field-errors" in response.content.decode()
    assert "autofocus" in response.content.decode()
    assert User.objects.get() == alice
    assert signed_in.get("/profile/").status_code == 200


def test_without_a_password_the_user_name_is_typed(client: Client, without_password: User) -> None:
    client.force_login(without_password)
    assert "type your user name" in client.get(PAGE).content.decode()
    for wrong in ("", "ALICE", "bob"):
        assert client.post(PAGE, {"username": wrong}).status_code == 200
    assert User.objects.exists()
    client.post(PAGE, {"username": "alice"})
    assert not User.objects.exists()


def test_a_page_that_was_only_looked_at_deletes_nothing(signed_in: Client) -> None:
    signed_in.get(PAGE, RIGHT)
    signed_in.head(PAGE)
    assert User.objects.exists()


def test_another_site_cannot_send_it(alice: User) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(alice)
    assert careful.post(PAGE, RIGHT).status_code == 403
    assert User.objects.exists()


def test_a_stranger_is_led_to_the_sign_in(client: Client, alice: User) -> None:
    response = client.post(PAGE, RIGHT)
    assert response.headers["Location"] == f"/accounts/login/?next={PAGE}"
    assert User.objects.exists()


def test_one_deletes_oneself_and_nobody_else(
    client: Client, signed_in: Client, alice: User, bob: User, hers: RecommendationSet
) -> None:
    connect(bob)
    his = create_set(wish=wish_for(Emotion.SAD), owner=bob)
    other = Client()
    other.force_login(bob)
    assert other.post(PAGE, RIGHT).status_code == 200
    signed_in.post(PAGE, RIGHT)
    assert User.objects.get() == bob
    assert RecommendationSet.objects.get() == his
    assert SpotifyConnection.objects.get().user == bob
    assert other.get("/profile/").status_code == 200


def test_every_session_of_theirs_ends_and_no_other(
    signed_in: Client, alice: User, bob: User
) -> None:
    elsewhere, bobs, visitor = Client(), Client(), Client()
    elsewhere.force_login(alice)
    bobs.force_login(bob)
    visitor.post("/recommendations/", {"emotion": "happy"})
    kept = {bobs.session.session_key, visitor.session.session_key}
    theirs = {signed_in.session.session_key, elsewhere.session.session_key}
    signed_in.post(PAGE, RIGHT)
    left = set(Session.objects.values_list("session_key", flat=True))
    assert kept <= left
    assert not theirs & left
    assert elsewhere.get("/profile/").status_code == 302


def test_passwords_cannot_be_tried_there_for_long(
    signed_in: Client, settings: Settings, alice: User
) -> None:
    settings.POSTS_PER_MINUTE = 3
    for _ in range(3):
        assert signed_in.post(PAGE, {"password": "not-hers"}).status_code == 200
    assert signed_in.post(PAGE, RIGHT).status_code == 429
    assert User.objects.exists()


def test_all_of_it_or_nothing(
    signed_in: Client, alice: User, hers: RecommendationSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(deletion, "end_sessions", fail)
    signed_in.raise_request_exception = False
    assert signed_in.post(PAGE, RIGHT).status_code == 500
    assert User.objects.get() == alice
    assert RecommendationSet.objects.get() == hers


def test_the_name_is_free_again_and_begins_with_nothing(
    signed_in: Client, hers: RecommendationSet
) -> None:
    signed_in.post(PAGE, RIGHT)
    form = {"username": "alice", "password1": "another-phrase-8", "password2": "another-phrase-8"}
    assert signed_in.post("/accounts/signup/", form).status_code == 302
    assert "None yet" in signed_in.get("/profile/").content.decode()


def test_sets_of_a_visitor_that_signed_in_go_with_the_account(
    client: Client, alice: User, tracks: list[Track]
) -> None:
    client.post("/recommendations/", {"emotion": "happy"})
    assert RecommendationSet.objects.get().owner is None
    client.post("/accounts/login/", {"login": "alice", **RIGHT})
    client.post(PAGE, RIGHT)
    assert not RecommendationSet.objects.exists()


def test_every_row_that_leads_to_them_goes(client: Client, rows: Rows, alice: User) -> None:
    every = rows.every()
    assert len(every) > 10
    client.force_login(alice)
    client.post(PAGE, RIGHT)
    left = [model for model, row in every.items() if model._default_manager.filter(pk=row.pk)]
    assert left == []
