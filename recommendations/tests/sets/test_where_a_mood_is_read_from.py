"""A mood comes from the camera, a photo, a clip or a hand, and a set remembers which."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from recommendations.models import RecommendationSet, Track

CREATE = "/recommendations/"
READING = json.dumps([0.05, 0.0, 0.05, 0.7, 0.1, 0.05, 0.05])
WORDS = {
    "camera": "Read from your camera",
    "photo": "Read from your photo",
    "clip": "Read from your clip",
}


@pytest.fixture
def listener(client: Client, alice: User, tracks: list[Track]) -> Client:
    client.force_login(alice)
    return client


@pytest.mark.parametrize("origin", WORDS)
def test_the_page_of_a_set_says_what_its_mood_was_read_from(listener: Client, origin: str) -> None:
    asked = {"probabilities": READING, "origin": origin}
    page = listener.post(CREATE, asked, follow=True).content.decode()
    assert RecommendationSet.objects.get().origin == origin
    assert [words for words in WORDS.values() if words in page] == [WORDS[origin]]


@pytest.mark.parametrize("origin", WORDS)
def test_other_songs_of_the_same_wish_come_from_there_too(listener: Client, origin: str) -> None:
    asked = {"probabilities": READING, "origin": origin}
    page = listener.post(CREATE, asked, follow=True).content.decode()
    again = page.split('id="ask-again"')[1].split("</form>")[0].replace("&quot;", '"')
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^>]*)">', again))
    assert fields["origin"] == origin
    listener.post(CREATE, fields)
    assert list(RecommendationSet.objects.values_list("origin", flat=True)) == [origin] * 2


@pytest.mark.parametrize("origin", ["hand", "Photo", "picture.jpg", "0"])
def test_anything_else_is_refused_and_not_taken_for_the_camera(
    listener: Client, origin: str
) -> None:
    response = listener.post(CREATE, {"probabilities": READING, "origin": origin})
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "A mood is read from the camera, a photo or a clip."
    ]
    assert not RecommendationSet.objects.exists()


def test_a_mood_picked_by_hand_is_read_from_nothing(listener: Client) -> None:
    listener.post(CREATE, {"emotion": "sad", "origin": "photo"})
    assert RecommendationSet.objects.get().origin == "hand"


def test_what_was_read_is_no_choice_that_an_address_repeats(listener: Client) -> None:
    asked = {"probabilities": READING, "origin": "photo", "goal": "sleep"}
    assert listener.post(CREATE, asked).headers["Location"] == "/"
