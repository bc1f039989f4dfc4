from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from recommendations.models import UsualChoices

KEEP = reverse("usual-choices")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def starter(db: None) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)


def chosen_goal(client: Client, address: str = "/") -> str:
    form = client.get(address).context["asking"].form
    return str(form.initial.get("goal", "match"))


def test_home_begins_with_what_a_listener_usually_wants(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(KEEP, {"goal": "lift", "decades": ["1980"]})
    form = client.get("/").context["asking"].form
    assert form.initial == {"goal": "lift", "decades": [1980]}


def test_an_address_with_choices_of_its_own_is_believed(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(KEEP, {"goal": "lift", "decades": ["1980"]})
    form = client.get("/?goal=calm").context["asking"].form
    assert form.initial == {"goal": "calm"}


def test_choosing_nothing_forgets_what_was_usual(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(KEEP, {"goal": "lift"})
    client.post(KEEP, {"goal": "match"})
    assert not UsualChoices.objects.exists()
    assert chosen_goal(client) == "match"


def test_what_is_not_offered_changes_nothing_and_is_said(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(KEEP, {"goal": "lift"})
    response = client.post(KEEP, {"goal": "explode"}, follow=True)
    assert "Music can match a mood, lift you or calm you." in response.text
    assert chosen_goal(client) == "lift"


def test_a_genre_that_the_catalogue_lost_is_passed_over(client: Client, alice: User) -> None:
    UsualChoices.objects.create(owner=alice, query="goal=lift&genres=no+such+genre")
    client.force_login(alice)
    assert chosen_goal(client) == "lift"
    assert client.get(reverse("preferences")).status_code == 200


def test_what_alice_usually_wants_is_nothing_to_bob(client: Client, alice: User, bob: User) -> None:
    client.force_login(alice)
    client.post(KEEP, {"goal": "lift"})
    client.force_login(bob)
    assert chosen_goal(client) == "match"


def test_charlie_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    response = client.post(KEEP, {"goal": "lift"})
    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]
    assert not UsualChoices.objects.exists()


def test_it_takes_a_post(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(KEEP, {"goal": "lift"}).status_code == 405
