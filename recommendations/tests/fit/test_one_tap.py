from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, Track
from recommendations.services.sets import claim_sets

QUESTION = "Did it fit your mood?"


def tap(client: Client, chosen: RecommendationSet, said: str) -> int:
    address = reverse("recommendations:fit", args=[chosen.pk])
    status = client.post(address, {"fit": said}).status_code
    chosen.refresh_from_db()
    return status


@pytest.mark.parametrize("said", ["yes", "partly", "no"])
def test_the_answer_is_kept_with_the_set(
    client: Client, alice: User, alices_set: RecommendationSet, said: str
) -> None:
    client.force_login(alice)
    before = timezone.now()
    assert tap(client, alices_set, said) == 302
    assert alices_set.fit == said
    assert alices_set.fit_at is not None and alices_set.fit_at >= before
    text = client.get(reverse("recommendations:set", args=[alices_set.pk])).content.decode()
    pressed = f'id="fit-{said}"[^>]* name="fit" value="none" aria-pressed="true"'
    assert re.search(pressed, text)
    assert text.count('name="fit" value="none"') == 1


def test_it_can_be_changed_and_taken_back(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    tap(client, alices_set, "yes")
    tap(client, alices_set, "no")
    assert alices_set.fit == "no"
    tap(client, alices_set, "none")
    assert (alices_set.fit, alices_set.fit_at) == ("", None)


@pytest.mark.parametrize("said", ["", "maybe", "YES"])
def test_anything_else_is_refused(
    client: Client, alice: User, alices_set: RecommendationSet, said: str
) -> None:
    client.force_login(alice)
    assert tap(client, alices_set, said) == 400
    assert alices_set.fit == ""


def test_a_visitor_answers_for_their_own_and_takes_it_along(
    alice: User, tracks: list[Track]
) -> None:
    visitor = Client()
    visitor.post("/recommendations/", {"emotion": "happy"})
    chosen = RecommendationSet.objects.get()
    assert QUESTION in visitor.get(f"/recommendations/{chosen.pk}/").content.decode()
    assert tap(visitor, chosen, "partly") == 302
    claim_sets(visitor=chosen.visitor, owner=alice)
    chosen.refresh_from_db()
    assert (chosen.owner, chosen.fit) == (alice, "partly")


def test_nobody_answers_for_others(bob: User, charlie: User, alices_set: RecommendationSet) -> None:
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        assert tap(other, alices_set, "no") == 404
    assert tap(Client(), alices_set, "no") == 404
    assert alices_set.fit == ""


def test_only_a_post_with_its_token_counts(alice: User, alices_set: RecommendationSet) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    address = reverse("recommendations:fit", args=[alices_set.pk])
    assert strict.get(address, {"fit": "yes"}).status_code == 405
    assert tap(strict, alices_set, "yes") == 403
    assert alices_set.fit == ""


def test_taps_are_paced(
    client: Client, alice: User, alices_set: RecommendationSet, settings: Settings
) -> None:
    settings.POSTS_PER_MINUTE = 1
    client.force_login(alice)
    answers = [tap(client, alices_set, "yes") for _ in range(11)]
    assert answers == [302] * 10 + [429]


def test_it_is_not_asked_of_a_list_that_a_library_was_sorted_into(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    page = reverse("recommendations:set", args=[alices_set.pk])
    assert QUESTION in client.get(page).content.decode()
    note = {
        "sorting": "x",
        "songs": 12,
        "given": 12,
        "matched": 12,
        "left_out": 0,
        "fitted_on_library": False,
        "fitted_rows": 12,
    }
    alices_set.notes = {**alices_set.notes, "sorted": note}
    alices_set.save()
    assert QUESTION not in client.get(page).content.decode()
