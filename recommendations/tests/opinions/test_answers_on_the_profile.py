from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from recommendations.models import ArtistOpinion, Track, TrackOpinion
from recommendations.selectors.opinions import ANSWERS_A_PAGE, given_answers
from recommendations.services.opinions import set_less_of_artist, set_thumb

PROFILE = "/profile/"
FORGET = reverse("answers:forget")
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)


def buttons(track: Track) -> list[str]:
    return [reverse(f"answers:{kind}", args=[track.pk]) for kind in ("thumb", "less")]


def answers(owner: User) -> int:
    return sum(kind.objects.filter(owner=owner).count() for kind in (TrackOpinion, ArtistOpinion))


def text_of(client: Client, address: str = PROFILE) -> str:
    return " ".join(client.get(address).content.decode().split())


@pytest.fixture
def three(alice: User, tracks: list[Track]) -> list[Track]:
    """A track that Alice likes, one that she does not, and one of whose artist she is tired."""
    set_thumb(alice, tracks[0], True)
    set_thumb(alice, tracks[2], False)
    set_less_of_artist(alice, tracks[4], True)
    return [tracks[0], tracks[2], tracks[4]]


def test_each_answer_is_told_the_newest_first(
    client: Client, alice: User, three: list[Track]
) -> None:
    client.force_login(alice)
    text = text_of(client)
    assert "3 answers" in text
    places = [
        text.index(words)
        for words in ("Less of this artist", "Thumbs down · ", "Thumbs up · ", "Forget all")
    ]
    assert places == sorted(places)
    assert 'Take back<span class="unseen">: less of Artist 2</span>' in text
    assert 'Take back<span class="unseen">: thumbs up for Song 0</span>' in text


def test_without_answers_it_says_where_they_are_given(client: Client, alice: User) -> None:
    client.force_login(alice)
    text = text_of(client)
    assert "The cards of a set have thumbs" in text
    assert FORGET not in text


def test_each_is_taken_back_by_its_button_and_the_others_stay(
    client: Client, alice: User, three: list[Track]
) -> None:
    liked, disliked, tired_of = three
    client.force_login(alice)
    response = client.post(reverse("answers:thumb", args=[liked.pk]), {"page": "1"})
    assert response.headers["Location"] == f"{PROFILE}?answers=1#answers"
    assert [one.track_id for one in given_answers(alice, "").answers] == [tired_of.pk, disliked.pk]
    client.post(reverse("answers:less", args=[tired_of.pk]))
    assert [one.kind for one in given_answers(alice, "").answers] == ["down"]


def test_taking_back_twice_is_taking_back_once(
    client: Client, alice: User, three: list[Track]
) -> None:
    client.force_login(alice)
    for _ in range(2):
        assert client.post(reverse("answers:thumb", args=[three[0].pk])).status_code == 302
    assert answers(alice) == 2


def test_a_thumb_and_less_of_the_artist_of_one_track_are_two_answers(
    client: Client, alice: User, tracks: list[Track]
) -> None:
    set_thumb(alice, tracks[0], True)
    set_less_of_artist(alice, tracks[0], True)
    client.force_login(alice)
    client.post(reverse("answers:less", args=[tracks[0].pk]))
    assert [one.kind for one in given_answers(alice, "").answers] == ["up"]


def test_all_are_forgotten_at_once(client: Client, alice: User, three: list[Track]) -> None:
    client.force_login(alice)
    text = client.post(FORGET, follow=True).content.decode()
    assert "All your answers are forgotten." in text
    assert answers(alice) == 0


def test_nobody_touches_or_sees_the_answers_of_another(
    client: Client, alice: User, bob: User, three: list[Track], tracks: list[Track]
) -> None:
    set_thumb(bob, three[0], False)
    client.force_login(bob)
    assert "1 answer," in text_of(client)
    for button in [*buttons(three[0]), *buttons(three[1]), *buttons(three[2]), FORGET]:
        client.post(button)
    assert (answers(alice), answers(bob)) == (3, 0)


def test_a_visitor_is_led_to_sign_in_and_back_to_the_profile(three: list[Track]) -> None:
    for button in [*buttons(three[0]), FORGET]:
        location = Client().post(button).headers["Location"]
        assert location == f"{reverse('account_login')}?next=%2Fprofile%2F"


def test_only_a_post_with_its_token_takes_back(alice: User, three: list[Track]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    for button in [*buttons(three[0]), FORGET]:
        assert strict.get(button).status_code == 405
        assert strict.post(button).status_code == 403
    assert answers(alice) == 3


@pytest.fixture
def many(alice: User, tracks: list[Track]) -> None:
    """Two full pages and one more, a minute apart, of thumbs alone."""
    for number, track in enumerate(tracks[: 2 * ANSWERS_A_PAGE + 1]):
        set_thumb(alice, track, True)
        given_at = BEGIN + timedelta(minutes=number)
        TrackOpinion.objects.filter(track=track).update(given_at=given_at)


def test_many_come_page_by_page(client: Client, alice: User, many: None) -> None:
    client.force_login(alice)
    pages = [given_answers(alice, str(number)) for number in (1, 2, 3)]
    assert [len(page.answers) for page in pages] == [ANSWERS_A_PAGE, ANSWERS_A_PAGE, 1]
    told = [answer.given_at for page in pages for answer in page.answers]
    assert told == sorted(told, reverse=True)
    first, middle, last = (text_of(client, f"{PROFILE}?answers={one}") for one in (1, 2, 3))
    assert ("Newer" in first, "Older" in first) == (False, True)
    assert ("?answers=1#answers" in middle, "?answers=3#answers" in middle) == (True, True)
    assert ("Newer" in last, "Older" in last) == (True, False)


@pytest.mark.parametrize(("asked", "shown"), [("", 1), ("x", 1), ("-1", 3), ("99", 3)])
def test_a_page_that_is_not_there_is_the_nearest(
    alice: User, many: None, asked: str, shown: int
) -> None:
    assert given_answers(alice, asked).page == shown


def test_taking_back_leads_to_the_page_where_it_stood(
    client: Client, alice: User, many: None
) -> None:
    client.force_login(alice)
    last = given_answers(alice, "3").answers[0]
    response = client.post(
        reverse("answers:thumb", args=[last.track_id]), {"page": "3"}, follow=True
    )
    assert response.redirect_chain == [(f"{PROFILE}?answers=3#answers", 302)]
    assert "Page 2 of 2" in response.content.decode()


def test_a_page_number_from_elsewhere_leads_nowhere_else(
    client: Client, alice: User, three: list[Track]
) -> None:
    client.force_login(alice)
    response = client.post(buttons(three[0])[0], {"page": "//evil.example/?x=1#y"})
    assert response.headers["Location"].startswith(f"{PROFILE}?answers=%2F%2Fevil")


def test_a_page_of_answers_takes_two_queries(
    alice: User, many: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        assert len(given_answers(alice, "1").answers) == ANSWERS_A_PAGE
