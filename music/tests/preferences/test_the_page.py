"""The page of preferences."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from music.models import Preferences

PAGE = "/profile/preferences/"


@pytest.fixture
def own(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def test_a_visitor_is_led_to_the_sign_in(client: Client, db: None) -> None:
    response = client.get(PAGE)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def checked(client: Client) -> list[str]:
    page = client.get(PAGE).content.decode()
    radios = re.findall(r'<input type="radio" name="theme"[^>]*>', page)
    return [radio.split('value="')[1].split('"')[0] for radio in radios if " checked" in radio]


def test_it_shows_what_holds(own: Client, alice: User) -> None:
    assert checked(own) == ["system"]
    Preferences.objects.create(user=alice, theme=Preferences.Theme.DARK)
    assert checked(own) == ["dark"]


def test_it_keeps_what_is_chosen(own: Client, alice: User) -> None:
    page = own.post(PAGE, {"theme": "light"}, follow=True).content.decode()
    assert "Your preferences are saved." in page
    assert 'data-theme="light"' in page
    assert alice.preferences.theme == Preferences.Theme.LIGHT


def test_it_says_what_is_wrong_with_a_choice(own: Client, alice: User) -> None:
    response = own.post(PAGE, {"theme": "sepia"})
    assert response.status_code == 400
    assert "sepia is not one of the available choices" in response.content.decode()
    assert not Preferences.objects.filter(user=alice).exists()


def test_the_pages_of_one_s_own_lead_to_it(own: Client) -> None:
    for page in ("/profile/", PAGE):
        assert f'<a href="{PAGE}"' in own.get(page).content.decode(), page
    assert f'<a href="{PAGE}" aria-current="page">' in own.get(PAGE).content.decode()


def test_they_go_with_the_account(alice: User) -> None:
    Preferences.objects.create(user=alice)
    alice.delete()
    assert not Preferences.objects.exists()
