from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from music.models import Preferences

LANGUAGE = reverse("language")
PREFERENCES = reverse("preferences")

pytestmark = pytest.mark.django_db


def language_of(response: Any) -> str:
    assert f'<html lang="{response["Content-Language"]}"' in response.text
    return str(response["Content-Language"])


def test_whoever_chose_nothing_is_spoken_to_as_their_browser_wishes(client: Client) -> None:
    assert language_of(client.get("/privacy/")) == "en"
    german = client.get("/privacy/", headers={"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})
    assert language_of(german) == "de"
    unknown = client.get("/privacy/", headers={"Accept-Language": "tlh"})
    assert language_of(unknown) == "en"


def test_a_visitors_choice_stays_in_their_browser(client: Client) -> None:
    response = client.post(LANGUAGE, {"language": "de", "next": "/privacy/"})
    assert response["Location"] == "/privacy/"
    assert language_of(client.get("/privacy/")) == "de"
    assert language_of(Client().get("/privacy/")) == "en"
    client.post(LANGUAGE, {"language": ""})
    assert language_of(client.get("/privacy/")) == "en"


def test_the_choice_of_an_account_goes_with_it_to_every_browser(
    client: Client, alice: User
) -> None:
    client.force_login(alice)
    client.post(LANGUAGE, {"language": "de"})
    elsewhere = Client()
    elsewhere.force_login(alice)
    assert language_of(elsewhere.get("/privacy/", headers={"Accept-Language": "en"})) == "de"
    assert "language" not in client.cookies


def test_an_account_wins_over_the_cookie_of_whoever_was_here_before(
    client: Client, alice: User
) -> None:
    client.post(LANGUAGE, {"language": "de"})
    Preferences.objects.create(user=alice, language="en")
    client.force_login(alice)
    assert language_of(client.get("/privacy/")) == "en"


def test_alices_language_is_not_bobs(client: Client, alice: User, bob: User) -> None:
    client.force_login(alice)
    client.post(LANGUAGE, {"language": "de"})
    client.force_login(bob)
    assert language_of(client.get("/privacy/")) == "en"


def test_the_preferences_page_changes_it_and_keeps_the_theme(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(PREFERENCES, {"theme": "dark", "language": "de"})
    kept = Preferences.objects.get(user=alice)
    assert (kept.theme, kept.language) == ("dark", "de")
    assert language_of(client.get(PREFERENCES)) == "de"


def test_the_switch_of_the_theme_leaves_the_language_alone(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(LANGUAGE, {"language": "de"})
    client.post(reverse("theme"), {"theme": "dark"})
    kept = Preferences.objects.get(user=alice)
    assert (kept.theme, kept.language) == ("dark", "de")


def test_a_language_that_the_site_does_not_speak_is_refused(client: Client, alice: User) -> None:
    assert client.post(LANGUAGE, {"language": "xx"}).status_code == 400
    Preferences.objects.create(user=alice, language="xx")
    client.force_login(alice)
    assert language_of(client.get("/privacy/")) == "en"


def test_nobody_is_led_to_another_site(client: Client) -> None:
    response = client.post(LANGUAGE, {"language": "de", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/"


def test_the_page_to_go_back_to_is_never_read_as_the_name_of_a_view(client: Client) -> None:
    for page in ("privacy", "no-such-view"):
        response = client.post(LANGUAGE, {"language": "de", "next": page})
        assert response["Location"] == page


def test_it_takes_a_post(client: Client) -> None:
    assert client.get(LANGUAGE, {"language": "de"}).status_code == 405
