from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.naming import (
    DESCRIPTION_LENGTH,
    LIKE_SHOWN,
    WORDS_LENGTH,
    default_words,
    description_of,
    ending_of,
    is_marked_for_another,
    mark_of,
    words_in,
)
from recommendations.services.editing import rename_set
from recommendations.services.playlists import save_set


def describe(client: Client, chosen: RecommendationSet, words: str) -> str:
    address = reverse("recommendations:rename", args=[chosen.id])
    sent = {"name": "", "description": words}
    return client.post(address, sent, follow=True).content.decode()


def test_a_save_takes_the_listeners_words_and_ends_with_the_mark(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    describe(client, alices_set, "  For <b>rainy</b>\r\n Sundays ")
    alices_set.refresh_from_db()
    saved = save_set(alices_set, owner=alice)
    ending = f" · chosen with {mark_of(alices_set.id)}"
    assert saved.description == f"For <b>rainy</b> Sundays{ending}"
    assert words_in(saved.description, alices_set.id) == "For <b>rainy</b> Sundays"
    assert not is_marked_for_another(saved.description, alices_set.id)


def test_without_words_it_says_for_which_mood(alices_set: RecommendationSet) -> None:
    assert default_words(alices_set) == "Music for a happy mood"
    assert description_of(alices_set) == f"Music for a happy mood{ending_of(alices_set.id)}"
    alices_set.like = "x" * 200
    assert len(description_of(alices_set)) <= DESCRIPTION_LENGTH - 200 + LIKE_SHOWN


def test_words_of_the_greatest_length_fit_spotify_with_the_mark(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    describe(client, alices_set, "x" * WORDS_LENGTH)
    assert len(save_set(alices_set, owner=alice).description) == DESCRIPTION_LENGTH


@pytest.mark.parametrize("words", ["x" * (WORDS_LENGTH + 1), "null\x00byte", "\x1bescape"])
def test_words_that_cannot_be_kept_are_refused_with_words_and_stay_in_the_form(
    client: Client, alice: User, alices_set: RecommendationSet, words: str
) -> None:
    client.force_login(alice)
    text = describe(client, alices_set, words)
    assert 'class="note note-error"' in text
    assert f">{words}</textarea>" in text
    alices_set.refresh_from_db()
    assert alices_set.description == ""


def test_a_name_sent_alone_leaves_the_words(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    rename_set(alices_set, "", "Mine")
    client.force_login(alice)
    client.post(reverse("recommendations:rename", args=[alices_set.id]), {"name": "Rain"})
    alices_set.refresh_from_db()
    assert (alices_set.name, alices_set.description) == ("Rain", "Mine")


def test_the_form_says_what_always_stands_at_the_end(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    page = client.get(reverse("recommendations:set", args=[alices_set.id])).content.decode()
    assert f"Behind them always stands “{ending_of(alices_set.id).strip()}”" in page
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=[1])
    page = client.get(reverse("recommendations:set", args=[alices_set.id])).content.decode()
    assert "list-description" not in page
