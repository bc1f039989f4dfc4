from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import Track
from recommendations.tests.insights.conftest import WEEK, Make


def test_its_owner_does(client: Client, alice: User, tracks: list[Track], make: Make) -> None:
    Track.objects.filter(pk=tracks[0].pk).update(genre="bossa nova")
    make("happy", [0])
    client.force_login(alice)
    response = client.get(reverse("insights"), {"week": WEEK})
    text = response.content.decode()
    assert "bossa nova (1)" in text
    assert reverse("insights-picture", args=[WEEK, "png"]) in text
    assert "no-store" in response.headers["Cache-Control"]


def test_nobody_else_does(bob: User, charlie: User, tracks: list[Track], make: Make) -> None:
    Track.objects.filter(pk=tracks[0].pk).update(genre="bossa nova")
    make("happy", [0])
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        text = other.get(reverse("insights"), {"week": WEEK}).content.decode()
        assert "bossa nova" not in text
        assert "A quiet week" in text
        for kind in ("svg", "png"):
            picture = other.get(reverse("insights-picture", args=[WEEK, kind]))
            assert picture.status_code == 404


@pytest.mark.parametrize("address", ["/profile/insights/", f"/profile/insights/{WEEK}.svg"])
def test_a_visitor_is_led_to_the_sign_in(db: None, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert "/accounts/login/" in response.headers["Location"]


def test_a_week_without_sets_is_said_to_be_quiet(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "A quiet week" in client.get(reverse("insights")).content.decode()


@pytest.mark.parametrize("name", ["2026-W20.gif", "2026-W99.svg", "9000-W01.svg", "x.png"])
def test_there_is_no_picture_of_anything_else(
    client: Client, alice: User, make: Make, name: str
) -> None:
    make("happy", [0])
    client.force_login(alice)
    assert client.get(f"/profile/insights/{name}").status_code == 404
