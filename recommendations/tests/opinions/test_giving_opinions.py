from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.feedback import ENOUGH, opinion_of
from recommendations.models import (
    ArtistOpinion,
    RecommendationSet,
    SavedPlaylist,
    Track,
    TrackOpinion,
)
from recommendations.selectors.cards import cards_of
from recommendations.selectors.memory import feedback_of
from recommendations.selectors.opinions import Opinions, answers_of, opinions_on
from recommendations.services.opinions import set_less_of_artist, set_thumb

PRESSES = [("thumb", {"thumb": "up"}), ("thumb", {"thumb": "down"}), ("less", {"less": "yes"})]


def first(chosen: RecommendationSet) -> Track:
    return chosen.entries.get(position=1).track


def address(chosen: RecommendationSet, press: str, position: int = 1) -> str:
    track = chosen.entries.get(position=position).track_id
    return reverse(f"recommendations:{press}", args=[chosen.id, track])


def answers() -> int:
    return TrackOpinion.objects.count() + ArtistOpinion.objects.count()


def test_a_thumb_counts_once_turns_round_and_is_taken_back(
    alice: User, tracks: list[Track]
) -> None:
    for liked in (True, True, False):
        set_thumb(alice, tracks[0], liked)
        assert [one.liked for one in TrackOpinion.objects.all()] == [liked]
    for _ in range(2):
        set_thumb(alice, tracks[0], None)
        assert answers() == 0


def test_less_of_an_artist_is_one_answer_whichever_track_it_is_said_of(
    alice: User, tracks: list[Track]
) -> None:
    Track.objects.filter(pk=tracks[1].pk).update(main_artist="ARTIST 0")
    tracks[1].refresh_from_db()
    set_less_of_artist(alice, tracks[0], True)
    set_less_of_artist(alice, tracks[1], True)
    assert ArtistOpinion.objects.get().main_artist == "artist 0"
    assert opinions_on(tracks[:2], alice).less_of == {"artist 0"}
    set_less_of_artist(alice, tracks[1], False)
    assert answers() == 0


def test_the_engine_hears_what_was_said_and_nothing_of_others(
    alice: User, bob: User, tracks: list[Track]
) -> None:
    set_thumb(alice, tracks[0], True)
    set_thumb(alice, tracks[2], False)
    set_less_of_artist(alice, tracks[4], True)
    heard = feedback_of(alice, load_catalogue())
    assert heard.liked == {tracks[0].pk}
    assert heard.disliked == {tracks[2].pk}
    assert len(heard.less_of) == 1
    nothing = feedback_of(bob, load_catalogue())
    assert not (nothing.liked or nothing.disliked or nothing.less_of)
    assert opinions_on(tracks, bob) == opinions_on(tracks, None) == Opinions()


def test_the_page_and_the_engine_begin_to_count_at_the_same_answer(
    alice: User, tracks: list[Track]
) -> None:
    for number in range(ENOUGH):
        assert not answers_of(alice).count
        assert opinion_of(load_catalogue(), feedback_of(alice, load_catalogue())) is None
        set_thumb(alice, tracks[number], True)
    assert answers_of(alice).count
    assert opinion_of(load_catalogue(), feedback_of(alice, load_catalogue())) is not None


def test_the_cards_show_what_was_said(alice: User, alices_set: RecommendationSet) -> None:
    liked, tired_of = (alices_set.entries.get(position=at).track for at in (1, 2))
    set_thumb(alice, liked, True)
    set_less_of_artist(alice, tired_of, True)
    cards = cards_of(alices_set)
    assert [card.track_id for card in cards if card.liked] == [liked.pk]
    assert not any(card.disliked for card in cards)
    assert {card.artist for card in cards if card.less_of_artist} == {tired_of.artist}


def cards_in(page: str) -> str:
    return page.split('id="tracks"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("press", "given", "taken_back"),
    [
        ("thumb", {"thumb": "up"}, {"thumb": "none"}),
        ("thumb", {"thumb": "down"}, {"thumb": "none"}),
        ("less", {"less": "yes"}, {"less": "no"}),
    ],
)
def test_pressing_the_same_button_again_undoes_it(
    client: Client,
    alice: User,
    alices_set: RecommendationSet,
    press: str,
    given: dict[str, str],
    taken_back: dict[str, str],
) -> None:
    client.force_login(alice)
    page = reverse("recommendations:set", args=[alices_set.id])
    before = cards_in(client.get(page).content.decode())
    response = client.post(address(alices_set, press), given)
    assert response.headers["Location"] == f"{page}#card-1"
    pressed = cards_in(client.get(page).content.decode())
    assert 'aria-pressed="true"' not in before
    assert 'aria-pressed="true"' in pressed
    # What the button sends now is what takes it back.
    name, value = next(iter(taken_back.items()))
    assert f'name="{name}" value="{value}" aria-pressed="true"' in pressed
    client.post(address(alices_set, press), taken_back)
    assert answers() == 0


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_nobody_gives_one_on_somebody_elses_list(
    bob: User, charlie: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        assert other.post(address(alices_set, press), sent).status_code == 404
    assert Client().post(address(alices_set, press), sent).status_code == 404
    assert answers() == 0


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_a_track_that_was_not_shown_is_not_there(
    client: Client, alice: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    client.force_login(alice)
    assert client.post(address(alices_set, press, 13), sent).status_code == 404
    assert answers() == 0


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_only_a_post_with_its_token_counts(
    alice: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.get(address(alices_set, press), sent).status_code == 405
    assert strict.post(address(alices_set, press), sent).status_code == 403
    assert answers() == 0


@pytest.mark.parametrize(
    ("press", "sent"), [("thumb", {}), ("thumb", {"thumb": "sideways"}), ("less", {"less": "1"})]
)
def test_what_is_no_answer_is_refused(
    client: Client, alice: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    client.force_login(alice)
    assert client.post(address(alices_set, press), sent).status_code == 400
    assert answers() == 0


@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_a_visitor_is_asked_to_sign_in_once_on_the_page_and_on_a_press(
    tracks: list[Track], press: str, sent: dict[str, str]
) -> None:
    visitor = Client()
    page = visitor.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    text = visitor.get(page).content.decode()
    assert text.count("Sign in to teach WMusic") == 1
    assert "Thumbs up:" not in text
    response = visitor.post(address(RecommendationSet.objects.get(), press), sent)
    assert response.headers["Location"].startswith(reverse("account_login"))
    assert answers() == 0


def test_answers_are_limited_but_a_whole_list_can_be_answered(
    client: Client, alice: User, alices_set: RecommendationSet, settings: Settings
) -> None:
    settings.POSTS_PER_MINUTE = 1
    client.force_login(alice)
    thumb, less = address(alices_set, "thumb"), address(alices_set, "less")
    assert [client.post(thumb, {"thumb": "up"}).status_code for _ in range(10)] == [302] * 10
    assert client.post(less, {"less": "yes"}).status_code == 429
    assert answers() == 1


def test_an_answer_may_be_given_after_a_save(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=[1])
    client.force_login(alice)
    client.post(address(alices_set, "thumb"), {"thumb": "down"})
    assert not TrackOpinion.objects.get().liked


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("press", "sent"), PRESSES)
def test_presses_at_the_same_time_are_one_answer(
    client: Client, alice: User, alices_set: RecommendationSet, press: str, sent: dict[str, str]
) -> None:
    client.force_login(alice)
    where = address(alices_set, press)

    def press_it(number: int) -> int:
        browser = Client()
        browser.cookies = deepcopy(client.cookies)
        try:
            return browser.post(where, sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(press_it, range(4))) == [302] * 4
    assert answers() == 1


def test_a_card_of_an_older_set_says_why_in_the_words_kept_with_it(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    why = "A bright & energetic song for a happy mood."
    alices_set.entries.filter(position=1).update(why=why, why_facts={})
    client.force_login(alice)
    text = client.get(reverse("recommendations:set", args=[alices_set.id])).content.decode()
    assert text.count("A bright &amp; energetic song for a happy mood.") == 1
    assert first(alices_set).title in text
