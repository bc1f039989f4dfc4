from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from emotion.labels import LABELS
from recommendations.models import RecommendationSet, Track

CREATE = "/recommendations/"
READING = [0.05, 0.0, 0.05, 0.7, 0.1, 0.05, 0.05]


def test_a_reading_leads_to_a_set_of_its_own_address(
    client: Client, alice: User, tracks: list[Track]
) -> None:
    client.force_login(alice)
    response = client.post(CREATE, {"probabilities": json.dumps(READING)})
    made = RecommendationSet.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("recommendations:set", args=[made.id])
    assert made.owner == alice
    assert made.origin == "camera"
    assert made.probabilities == READING


def test_a_mood_picked_by_hand_is_certain(client: Client, tracks: list[Track]) -> None:
    client.post(CREATE, {"emotion": "sad"})
    made = RecommendationSet.objects.get()
    assert made.origin == "hand"
    assert dict(zip(LABELS, made.probabilities, strict=True))["sad"] == 1


def test_the_best_fitting_tracks_are_chosen_and_no_artist_more_than_twice(
    client: Client, tracks: list[Track]
) -> None:
    client.post(CREATE, {"emotion": "happy"})
    made = RecommendationSet.objects.get()
    artists = list(made.entries.values_list("track__main_artist", flat=True))
    assert len(artists) == 40
    assert max(artists.count(artist) for artist in artists) <= 2
    # Valence falls with the number of a song, and nothing else differs but its year.
    assert {f"Artist {number}" for number in range(15)} <= set(artists)
    assert "Artist 29" not in artists


@pytest.mark.parametrize(
    "probabilities",
    [
        "",
        "happy",
        "[]",
        "{}",
        "null",
        "[1, 0, 0, 0, 0, 0]",
        "[1, 0, 0, 0, 0, 0, 0, 0]",
        "[1, 1, 1, 1, 1, 1, 1]",
        "[0, 0, 0, 0, 0, 0, 0]",
        "[2, -1, 0, 0, 0, 0, 0]",
        "[NaN, 0, 0, 0, 0, 0, 1]",
        "[Infinity, 0, 0, 0, 0, 0, 0]",
        '["1", 0, 0, 0, 0, 0, 0]',
        "[true, 0, 0, 0, 0, 0, 0]",
        "[1e999, 0, 0, 0, 0, 0, 0]",
    ],
)
def test_what_is_no_reading_is_refused_with_words_and_makes_nothing(
    client: Client, tracks: list[Track], probabilities: str
) -> None:
    response = client.post(CREATE, {"probabilities": probabilities})
    assert response.headers["Location"] == reverse("home")
    assert [str(message) for message in get_messages(response.wsgi_request)]
    assert not RecommendationSet.objects.exists()


def test_a_reading_and_a_mood_by_hand_at_once_are_refused(
    client: Client, tracks: list[Track]
) -> None:
    client.post(CREATE, {"probabilities": json.dumps(READING), "emotion": "sad"})
    assert not RecommendationSet.objects.exists()


def test_an_unknown_emotion_is_refused(client: Client, tracks: list[Track]) -> None:
    client.post(CREATE, {"emotion": "hangry"})
    assert not RecommendationSet.objects.exists()


def test_a_set_is_made_only_by_a_post_with_its_token(tracks: list[Track]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(CREATE).status_code == 405
    assert strict.post(CREATE, {"emotion": "happy"}).status_code == 403
    assert not RecommendationSet.objects.exists()


@pytest.mark.django_db
def test_an_empty_catalogue_gives_an_honest_empty_page(client: Client) -> None:
    response = client.post(CREATE, {"emotion": "happy"}, follow=True)
    assert response.status_code == 200
    assert RecommendationSet.objects.get().shown == 0
    assert b'id="card-1"' not in response.content


def test_presses_are_limited(client: Client, alice: User, tracks: list[Track]) -> None:
    client.force_login(alice)
    answers = [client.post(CREATE, {"emotion": "happy"}).status_code for _ in range(13)]
    assert answers == [302] * 12 + [429]
    refused = client.post(CREATE, {"emotion": "happy"})
    assert int(refused.headers["Retry-After"]) >= 1


def test_moods_that_were_set_by_hand_are_labelled_so(client: Client, tracks: list[Track]) -> None:
    by_hand = client.post(CREATE, {"emotion": "happy"}, follow=True).content.decode()
    Track.objects.update(source=Track.Source.IMPORTED)
    measured = client.post(CREATE, {"emotion": "happy"}, follow=True).content.decode()
    assert "judged by hand" in by_hand
    assert "judged by hand" not in measured


@pytest.mark.parametrize("button", ["more", "save"])
def test_each_button_has_an_allowance_of_its_own(
    client: Client, alice: User, alices_set: RecommendationSet, button: str
) -> None:
    client.force_login(alice)
    address = reverse(f"recommendations:{button}", args=[alices_set.id])
    assert [client.post(address).status_code for _ in range(13)] == [302] * 12 + [429]
    assert client.post(CREATE, {"emotion": "happy"}).status_code == 302
