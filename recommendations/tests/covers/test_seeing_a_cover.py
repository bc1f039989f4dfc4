"""A set's cover has an address, which is of no use to anybody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, Track
from recommendations.services.covers import cover_of


def address(chosen: RecommendationSet) -> str:
    return reverse("recommendations:cover-picture", args=[chosen.id])


def test_the_owner_sees_it_before_anything_is_saved_and_only_their_browser_keeps_it(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    response = client.get(address(alices_set))
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.content == cover_of(alices_set)
    assert "private" in response.headers["Cache-Control"]
    assert "public" not in response.headers["Cache-Control"]
    assert "Cookie" in response.headers["Vary"]
    page = client.get(reverse("recommendations:set", args=[alices_set.id])).content.decode()
    assert f'src="{address(alices_set)}"' in page


def test_a_browser_that_has_it_is_not_sent_it_again(
    client: Client, alice: User, alices_set: RecommendationSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(alice)
    first = client.get(address(alices_set))

    def refuse(chosen: RecommendationSet) -> bytes:
        raise AssertionError("drawn again")

    monkeypatch.setattr("recommendations.views.covers.cover_of", refuse)
    again = client.get(address(alices_set), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in again.headers["Cache-Control"]


def test_strangers_get_nothing_not_even_with_what_a_browser_kept_of_it(
    alice: User, bob: User, charlie: User, alices_set: RecommendationSet
) -> None:
    owner = Client()
    owner.force_login(alice)
    etag = owner.get(address(alices_set)).headers["ETag"]
    for stranger in (bob, charlie, None):
        browser = Client()
        if stranger:
            browser.force_login(stranger)
        response = browser.get(address(alices_set), headers={"If-None-Match": etag})
        assert response.status_code == 404
        assert "ETag" not in response.headers


def test_a_visitor_without_an_account_sees_their_own(client: Client, tracks: list[Track]) -> None:
    made = client.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    assert client.get(f"{made}cover.jpg").status_code == 200
    assert Client().get(f"{made}cover.jpg").status_code == 404
