from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, Track
from recommendations.services.sets import claim_sets


def page(chosen: RecommendationSet) -> str:
    return reverse("recommendations:set", args=[chosen.id])


def visitor_with_a_set() -> tuple[Client, RecommendationSet]:
    visitor = Client()
    visitor.post("/recommendations/", {"emotion": "happy"})
    return visitor, RecommendationSet.objects.latest("created_at")


def test_its_owner_sees_it(client: Client, alice: User, alices_set: RecommendationSet) -> None:
    client.force_login(alice)
    assert client.get(page(alices_set)).status_code == 200


def test_a_stranger_gets_404(client: Client, charlie: User, alices_set: RecommendationSet) -> None:
    client.force_login(charlie)
    assert client.get(page(alices_set)).status_code == 404


def test_a_visitor_gets_404_for_the_set_of_an_account(
    client: Client, alices_set: RecommendationSet
) -> None:
    assert client.get(page(alices_set)).status_code == 404


@pytest.mark.parametrize("action", ["more", "save", "settle"])
def test_a_stranger_cannot_change_it(
    client: Client, charlie: User, alices_set: RecommendationSet, action: str
) -> None:
    client.force_login(charlie)
    address = reverse(f"recommendations:{action}", args=[alices_set.id])
    assert client.post(address, {"answer": "not-there"}).status_code == 404
    alices_set.refresh_from_db()
    assert alices_set.shown == 12


def test_an_address_that_never_was_looks_the_same(client: Client, charlie: User) -> None:
    client.force_login(charlie)
    address = reverse("recommendations:set", args=[uuid.uuid4()])
    assert client.get(address).status_code == 404


def test_a_visitor_sees_the_set_of_their_session_alone(tracks: list[Track]) -> None:
    visitor, chosen = visitor_with_a_set()
    assert visitor.get(page(chosen)).status_code == 200
    assert Client().get(page(chosen)).status_code == 404
    other, _ = visitor_with_a_set()
    assert other.get(page(chosen)).status_code == 404


def test_signing_in_moves_a_visitors_set_to_the_account_once(
    alice: User, bob: User, tracks: list[Track]
) -> None:
    visitor, chosen = visitor_with_a_set()
    visitor.post(reverse("account_login"), {"login": "alice", "password": "alice-has-a-password"})
    chosen.refresh_from_db()
    assert (chosen.owner, chosen.visitor) == (alice, "")
    assert visitor.get(page(chosen)).status_code == 200
    visitor.post(reverse("account_logout"))
    assert visitor.get(page(chosen)).status_code == 404
    visitor.post(reverse("account_login"), {"login": "bob", "password": "bob-has-a-password"})
    chosen.refresh_from_db()
    assert chosen.owner == alice


def test_signing_in_leads_back_to_the_same_set(alice: User, tracks: list[Track]) -> None:
    visitor, chosen = visitor_with_a_set()
    asked = visitor.post(reverse("recommendations:save", args=[chosen.id]))
    login = asked.headers["Location"]
    assert login.startswith(reverse("account_login"))
    done = visitor.post(
        login,
        {"login": "alice", "password": "alice-has-a-password", "next": page(chosen)},
    )
    assert done.headers["Location"] == page(chosen)


def test_a_page_of_a_set_is_kept_in_no_cache(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    assert "no-store" in client.get(page(alices_set)).headers["Cache-Control"]


def test_sets_of_an_account_are_nobodys_to_claim(
    bob: User, alice: User, alices_set: RecommendationSet
) -> None:
    # No set of an account has a visitor's name, and no visitor an empty one.
    assert claim_sets(visitor=alices_set.visitor, owner=bob) == 0
    alices_set.refresh_from_db()
    assert alices_set.owner == alice
