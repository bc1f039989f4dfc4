"""An account that only Spotify lets in has two ways to disconnect, and no dead end."""

from __future__ import annotations

import re

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import SpotifyConnection
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.tests.visit import Visit

PAGE = "/accounts/connections/"
DONE = "/accounts/connections/removed/"
SET = "/accounts/password/set/"
PASSWORD = "quite-a-long-phrase-7"
ADA, BEN, _ = LISTENERS


@pytest.fixture
def ada(visit: Visit) -> Visit:
    """Signed up with Spotify, so without a password."""
    visit.sign_in(listener=ADA.id)
    return visit


def text_of(visit: Visit, path: str) -> str:
    response = visit.site.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def press(visit: Visit) -> str:
    """The button, also from a page that was loaded before; gives where it leads."""
    response = visit.site.post(PAGE, {"account": SocialAccount.objects.get().pk})
    return response.headers.get("Location", "")


def set_password(visit: Visit) -> str:
    """Follow the first of the two ways; gives where it leads."""
    (way,) = re.findall(rf'href="({SET}[^"]*)"', text_of(visit, PAGE))
    form = re.search(r'name="next" value="([^"]*)"', text_of(visit, way))
    assert form is not None
    sent = {"password1": PASSWORD, "password2": PASSWORD, "next": form[1]}
    return str(visit.site.post(SET, sent).headers["Location"])


def test_the_page_offers_both_ways_and_no_button_that_would_fail(ada: Visit) -> None:
    text = text_of(ada, PAGE)
    assert "no password" in text
    assert f'href="{SET}?next={PAGE}"' in text
    assert 'href="/profile/delete/"' in text
    assert "Remove this connection" not in text


def test_a_press_on_an_older_page_says_the_same_and_changes_nothing(ada: Visit) -> None:
    response = ada.site.post(PAGE, {"account": SocialAccount.objects.get().pk})
    text = response.content.decode()
    assert response.status_code == 200
    assert 'role="alert"' in text
    assert "Set a password first" in text
    assert SpotifyConnection.objects.exists()


def test_with_a_password_one_comes_back_and_can_disconnect(ada: Visit) -> None:
    assert set_password(ada) == PAGE
    assert "Remove this connection" in text_of(ada, PAGE)
    assert press(ada) == DONE
    assert not SpotifyConnection.objects.exists()
    assert not SocialAccount.objects.exists()
    name = User.objects.get().username
    fresh = Client()
    fresh.post("/accounts/login/", {"login": name, "password": PASSWORD})
    assert fresh.get("/profile/").status_code == 200


def test_the_other_way_deletes_the_account(ada: Visit) -> None:
    assert "type your user name" in text_of(ada, "/profile/delete/")
    ada.site.post("/profile/delete/", {"username": User.objects.get().username})
    assert not User.objects.exists()
    assert not SpotifyConnection.objects.exists()
    assert not SocialAccount.objects.exists()


def test_afterwards_it_is_said_what_was_forgotten(ada: Visit) -> None:
    set_password(ada)
    response = ada.site.post(PAGE, {"account": SocialAccount.objects.get().pk}, follow=True)
    text = " ".join(response.content.decode().split())
    assert "WMusic has forgotten" in text
    assert "its keys to your Spotify account" in text
    # The stand-in's page, where the app's access can be taken away.
    assert f'href="{ada.standin.origin}/faults#accounts"' in text


def test_nobody_who_is_connected_is_told_that_they_are_not(ada: Visit) -> None:
    assert ada.site.get(DONE).headers["Location"] == PAGE


def test_of_two_spotify_accounts_one_can_go_without_a_password(ada: Visit) -> None:
    ada.sign_in(process="connect", listener=BEN.id)
    assert SocialAccount.objects.count() == 2
    text = text_of(ada, PAGE)
    assert text.count("Remove this connection") == 2
    later = SocialAccount.objects.order_by("pk").last()
    assert later is not None
    ada.site.post(PAGE, {"account": later.pk})
    assert SocialAccount.objects.count() == 1
    assert "Remove this connection" not in text_of(ada, PAGE)


def test_nobody_disconnects_another(ada: Visit, bob: User) -> None:
    other = Client()
    other.force_login(bob)
    response = other.post(PAGE, {"account": SocialAccount.objects.get().pk})
    assert response.status_code == 200
    assert SpotifyConnection.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PAGE, DONE])
def test_a_stranger_is_led_to_the_sign_in(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/accounts/login/?next={path}"


def test_no_more_of_the_display_name_is_kept_than_the_user_name(ada: Visit) -> None:
    user = User.objects.get()
    assert user.username == "ada"
    assert (user.first_name, user.last_name, user.email) == ("", "", "")
