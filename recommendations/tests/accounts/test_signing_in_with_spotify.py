from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.utils import timezone

from recommendations.models import SpotifyConnection
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.tests.visit import Visit, query_of

ADA, BEN, _ = LISTENERS


def test_a_first_sign_in_makes_an_account_without_asking_anything(visit: Visit) -> None:
    response = visit.sign_in(next_url="/profile/")
    assert response.headers["Location"] == "/profile/"
    user = User.objects.get()
    assert user.username == ADA.display_name.lower()
    assert not user.email
    assert not user.has_usable_password()
    assert visit.site.get("/profile/").status_code == 200


def test_people_are_known_by_account_id(visit: Visit) -> None:
    visit.sign_in()
    assert SocialAccount.objects.get().uid == ADA.account_id


def test_a_second_sign_in_finds_the_same_account(visit: Visit) -> None:
    visit.sign_in()
    visit.site.logout()
    visit.sign_in()
    assert User.objects.count() == 1


def test_two_listeners_are_two_accounts(visit: Visit) -> None:
    visit.sign_in(listener=ADA.id)
    visit.site.logout()
    visit.sign_in(listener=BEN.id)
    assert User.objects.count() == SpotifyConnection.objects.count() == 2


def test_a_taken_user_name_gives_way_to_a_free_one(visit: Visit) -> None:
    taken = User.objects.create_user(ADA.display_name.lower(), password="taken-by-somebody")
    visit.sign_in()
    made = User.objects.exclude(pk=taken.pk).get()
    assert made.username != taken.username
    assert not SocialAccount.objects.filter(user=taken).exists()


def test_what_was_granted_and_when_is_kept(visit: Visit) -> None:
    visit.sign_in()
    connection = SpotifyConnection.objects.get()
    assert connection.granted == SAVE_SCOPES
    assert connection.display_name == ADA.display_name
    assert timezone.now() - connection.authorized_at < timedelta(minutes=1)
    assert connection.access_token and connection.refresh_token


def test_the_request_carries_state_and_a_pkce_challenge(visit: Visit) -> None:
    asked = query_of(visit.start())
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert asked["state"]
    assert asked["redirect_uri"] == "http://127.0.0.1/accounts/spotify/login/callback/"
    assert set(asked["scope"].split()) == SAVE_SCOPES


def test_a_local_account_joins_its_spotify_identity_while_signed_in(
    visit: Visit, alice: User
) -> None:
    visit.site.force_login(alice)
    response = visit.sign_in(process="connect", next_url="/privacy/")
    assert response.headers["Location"] == "/privacy/"
    assert SocialAccount.objects.get().user == alice
    assert SpotifyConnection.objects.get().user == alice


def test_an_identity_of_another_account_is_not_taken_over(visit: Visit, alice: User) -> None:
    visit.sign_in()
    owner = SocialAccount.objects.get().user
    visit.site.logout()
    visit.site.force_login(alice)
    page = visit.come_back(visit.decide(visit.start("connect", "/profile/")))
    assert SocialAccount.objects.get().user == owner
    assert not SpotifyConnection.objects.filter(user=alice).exists()
    shown = visit.site.get(page.headers["Location"]).content.decode()
    assert "already connected to a different account" in shown


def test_connecting_again_starts_the_six_months_anew(visit: Visit, alice: User) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    long_ago = timezone.now() - timedelta(days=100)
    SpotifyConnection.objects.update(authorized_at=long_ago, needs_reconnect=True)
    visit.sign_in(process="connect")
    connection = SpotifyConnection.objects.get()
    assert connection.authorized_at > long_ago + timedelta(days=99)
    assert not connection.needs_reconnect


def test_connecting_a_different_spotify_account_replaces_the_first(
    visit: Visit, alice: User
) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect", listener=ADA.id)
    visit.sign_in(process="connect", listener=BEN.id)
    assert SpotifyConnection.objects.get().account_id == BEN.account_id


@pytest.mark.django_db
def test_a_get_asks_before_it_leaves_for_spotify(visit: Visit) -> None:
    response = visit.site.get("/accounts/spotify/login/")
    assert response.status_code == 200
    assert b"<form" in response.content
