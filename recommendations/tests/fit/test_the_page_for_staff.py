from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet
from recommendations.services.fit import set_fit

ADDRESS = "/staff/fit/"


def test_to_anybody_else_there_is_no_such_page(client: Client, alice: User) -> None:
    assert client.get(ADDRESS).status_code == 404
    client.force_login(alice)
    assert client.get(ADDRESS).status_code == 404


def test_staff_see_share_interval_and_count(
    client: Client, bob: User, alices_set: RecommendationSet
) -> None:
    bob.is_staff = True
    bob.save()
    client.force_login(bob)
    assert reverse("fit-report") == ADDRESS
    assert "Nobody has answered yet." in client.get(ADDRESS).content.decode()
    set_fit(alices_set, RecommendationSet.Fit.YES)
    text = client.get(ADDRESS).content.decode()
    assert "100 % (21–100 %)" in text
    assert "1 answer on sets" in text
    assert "alice" not in text
