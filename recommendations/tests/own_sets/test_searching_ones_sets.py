from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, Track
from recommendations.selectors.own_sets import SETS_A_PAGE, OwnSets, Search, own_sets
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for

LISTS = reverse("lists")


@pytest.fixture
def happy(alice: User, tracks: list[Track]) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.HAPPY), owner=alice)


@pytest.fixture
def sad(alice: User, tracks: list[Track]) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.SAD), owner=alice)


def saved(chosen: RecommendationSet, owner: User, name: str) -> None:
    SavedPlaylist.objects.create(
        set=chosen, owner=owner, name=name, description="", wanted_tracks=[1]
    )


def ids(found: OwnSets) -> list[object]:
    return [one.id for one in found.sets]


def test_the_newest_set_comes_first(
    alice: User, happy: RecommendationSet, sad: RecommendationSet
) -> None:
    assert ids(own_sets(alice, Search())) == [sad.id, happy.id]


def test_a_mood_is_that_of_the_strongest_emotion(
    alice: User, happy: RecommendationSet, sad: RecommendationSet
) -> None:
    found = own_sets(alice, Search(emotion="sad"))
    assert ids(found) == [sad.id]
    assert (found.total, found.of_all) == (1, 2)


def test_a_set_is_found_by_its_name(
    alice: User, happy: RecommendationSet, sad: RecommendationSet
) -> None:
    RecommendationSet.objects.filter(pk=sad.pk).update(name="Rain on Sunday")
    assert ids(own_sets(alice, Search("rain"))) == [sad.id]


def test_a_set_is_found_by_the_name_of_its_playlist(
    alice: User, happy: RecommendationSet, sad: RecommendationSet
) -> None:
    saved(happy, alice, "For the kitchen")
    assert ids(own_sets(alice, Search("kitchen"))) == [happy.id]


def test_a_set_is_found_by_what_is_in_it(alice: User, happy: RecommendationSet) -> None:
    first = happy.entries.get(position=1).track
    found = own_sets(alice, Search(first.title.upper()))
    assert happy.id in ids(found)


def test_every_word_must_be_found_but_not_in_the_same_place(
    alice: User, happy: RecommendationSet, sad: RecommendationSet
) -> None:
    RecommendationSet.objects.filter(pk=happy.pk).update(name="Rain on Sunday")
    artist = happy.entries.get(position=1).track.artist
    assert ids(own_sets(alice, Search(f"sunday {artist}"))) == [happy.id]
    assert ids(own_sets(alice, Search("sunday nowhere-to-be-found"))) == []


def test_only_what_was_saved(alice: User, happy: RecommendationSet, sad: RecommendationSet) -> None:
    saved(happy, alice, "For the kitchen")
    found = own_sets(alice, Search(only_saved=True))
    assert ids(found) == [happy.id]
    assert found.sets[0].playlist is not None


def test_wildcards_of_databases_are_ordinary_characters(
    alice: User, happy: RecommendationSet
) -> None:
    assert ids(own_sets(alice, Search("%"))) == []
    assert ids(own_sets(alice, Search("_______________"))) == []


def test_a_page_takes_as_many_queries_as_it_has_kinds_of_things(
    alice: User,
    happy: RecommendationSet,
    sad: RecommendationSet,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(5):
        own_sets(alice, Search())


def test_many_sets_come_in_pages_and_keep_the_search(
    client: Client, alice: User, tracks: list[Track]
) -> None:
    for _ in range(SETS_A_PAGE + 1):
        create_set(wish=wish_for(Emotion.SAD), owner=alice)
    client.force_login(alice)
    text = client.get(LISTS, {"emotion": "sad"}).text
    assert "?emotion=sad&amp;page=2" in text
    last = client.get(LISTS, {"emotion": "sad", "page": "2"}).context["listed"]
    assert (len(last.sets), last.page, last.pages) == (1, 2, 2)


@pytest.mark.parametrize("query", ["page=999", "page=x", "emotion=hungry", "words=" + "a" * 500])
def test_an_address_that_makes_no_sense_still_shows_a_page(
    client: Client, alice: User, happy: RecommendationSet, query: str
) -> None:
    client.force_login(alice)
    assert client.get(f"{LISTS}?{query}").status_code == 200


def test_nothing_found_says_so(client: Client, alice: User, happy: RecommendationSet) -> None:
    client.force_login(alice)
    assert "Nothing found" in client.get(LISTS, {"words": "zzzz"}).text


def test_without_any_set_it_leads_to_the_first(client: Client, alice: User) -> None:
    client.force_login(alice)
    text = client.get(LISTS).text
    assert "No sets yet" in text
    assert f'href="{reverse("home")}"' in text
    assert 'role="search"' not in text


def test_alices_sets_are_not_among_charlies(
    client: Client, charlie: User, happy: RecommendationSet
) -> None:
    client.force_login(charlie)
    assert str(happy.id) not in client.get(LISTS).text


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    response = client.get(LISTS)
    assert response["Location"] == f"{reverse('account_login')}?next={LISTS}"
