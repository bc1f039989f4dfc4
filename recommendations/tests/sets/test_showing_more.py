from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet


def cards(response: object) -> int:
    return str(getattr(response, "content", b"").decode()).count('id="card-')


def test_twelve_cards_first_then_more_up_to_forty(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    page = reverse("recommendations:set", args=[alices_set.id])
    more = reverse("recommendations:more", args=[alices_set.id])
    assert cards(client.get(page)) == 12
    seen = []
    for _ in range(4):
        assert client.post(more).headers["Location"].startswith(page)
        seen.append(cards(client.get(page)))
    assert seen == [24, 36, 40, 40]


def test_the_button_leads_to_the_first_new_card(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    response = client.post(reverse("recommendations:more", args=[alices_set.id]))
    assert response.headers["Location"].endswith("#card-13")


def test_reading_a_page_changes_nothing(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    assert client.get(reverse("recommendations:more", args=[alices_set.id])).status_code == 405
    alices_set.refresh_from_db()
    assert alices_set.shown == 12
