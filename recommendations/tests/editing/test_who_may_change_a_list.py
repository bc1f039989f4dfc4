from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, SavedPlaylist, Track
from recommendations.selectors.entries import kept_entries

PRESSES = [
    ("remove", {}),
    ("restore", {}),
    ("move", {"to": "3"}),
    ("rename", {"name": "Mine"}),
]


def address(chosen: RecommendationSet, press: str, position: int = 1) -> str:
    arguments: list[object] = [chosen.id]
    if press != "rename":
        arguments.append(chosen.entries.get(position=position).track_id)
    return reverse(f"recommendations:{press}", args=arguments)


def state(chosen: RecommendationSet) -> tuple[str, list[tuple[int, bool]]]:
    chosen.refresh_from_db()
    return chosen.name, list(chosen.entries.values_list("track_id", "removed"))


def test_its_owner_may(client: Client, alice: User, alices_set: RecommendationSet) -> None:
    client.force_login(alice)
    page = reverse("recommendations:set", args=[alices_set.id])
    first = alices_set.entries.get(position=1).track_id

    response = client.post(address(alices_set, "move"), {"to": "3"})
    assert response.headers["Location"] == f"{page}#card-3"
    assert alices_set.entries.get(position=3).track_id == first

    response = client.post(address(alices_set, "remove", 2))
    assert response.headers["Location"] == f"{page}#removed-2"
    assert alices_set.entries.get(position=2).removed
    assert 'id="removed-2"' in client.get(page).content.decode()

    response = client.post(address(alices_set, "restore", 2))
    assert response.headers["Location"] == f"{page}#card-2"
    assert not alices_set.entries.get(position=2).removed

    client.post(address(alices_set, "rename"), {"name": "  <b>Rain</b>\n on  roofs "})
    alices_set.refresh_from_db()
    assert alices_set.name == "<b>Rain</b> on roofs"
    text = client.get(page).content.decode()
    assert "&lt;b&gt;Rain&lt;/b&gt; on roofs" in text
    assert "<b>Rain" not in text


def test_a_visitor_may_change_the_set_of_their_session(tracks: list[Track]) -> None:
    visitor = Client()
    visitor.post("/recommendations/", {"emotion": "happy"})
    chosen = RecommendationSet.objects.get()
    assert visitor.post(address(chosen, "remove")).status_code == 302
    assert kept_entries(chosen).count() == 11
    assert Client().post(address(chosen, "remove", 2)).status_code == 404
    assert kept_entries(chosen).count() == 11


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_nobody_else_may(
    bob: User, charlie: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    before = state(alices_set)
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        assert other.post(address(alices_set, press), sent).status_code == 404
    assert Client().post(address(alices_set, press), sent).status_code == 404
    assert state(alices_set) == before


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_only_a_post_with_its_token_changes_anything(
    alice: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    before = state(alices_set)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.get(address(alices_set, press), sent).status_code == 405
    assert strict.post(address(alices_set, press), sent).status_code == 403
    assert state(alices_set) == before


@pytest.mark.parametrize("press", ["remove", "restore", "move"])
def test_what_was_not_shown_is_not_there(
    client: Client, alice: User, alices_set: RecommendationSet, press: str
) -> None:
    client.force_login(alice)
    before = state(alices_set)
    assert client.post(address(alices_set, press, 13), {"to": "1"}).status_code == 404
    assert state(alices_set) == before


@pytest.mark.parametrize("to", ["", "0", "-1", "first", "9" * 5000, "1.5"])
def test_a_place_that_is_none_is_refused(
    client: Client, alice: User, alices_set: RecommendationSet, to: str
) -> None:
    client.force_login(alice)
    before = state(alices_set)
    assert client.post(address(alices_set, "move"), {"to": to}).status_code == 400
    assert state(alices_set) == before


@pytest.mark.parametrize("name", ["x" * 101, "null\x00byte"])
def test_a_name_that_cannot_be_kept_is_refused_with_words(
    client: Client, alice: User, alices_set: RecommendationSet, name: str
) -> None:
    client.force_login(alice)
    response = client.post(address(alices_set, "rename"), {"name": name})
    assert [str(message) for message in get_messages(response.wsgi_request)]
    alices_set.refresh_from_db()
    assert alices_set.name == ""


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_after_a_save_began_the_page_says_why_nothing_changes(
    client: Client,
    alice: User,
    alices_set: RecommendationSet,
    press: str,
    sent: dict[str, str],
) -> None:
    client.force_login(alice)
    before = state(alices_set)
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=[1])
    response = client.post(address(alices_set, press), sent, follow=True)
    assert "can no longer be changed" in response.content.decode()
    assert 'id="rename"' not in response.content.decode()
    assert "/remove/" not in response.content.decode()
    assert state(alices_set) == before


def test_changes_are_limited_but_far_above_other_presses(
    client: Client, alice: User, alices_set: RecommendationSet, settings: Settings
) -> None:
    settings.POSTS_PER_MINUTE = 2
    client.force_login(alice)
    move = address(alices_set, "move")
    answers = [client.post(move, {"to": "2"}).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]
    assert client.post(address(alices_set, "rename"), {"name": "x"}).status_code == 429
