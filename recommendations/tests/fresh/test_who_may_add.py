"""To whom the button is shown, who may press it, and when nobody may."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.selectors.mood_lists import SORTED
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.fresh.conftest import Spotify, added, item, page_of, press

BUTTONS = ["fresh", "recommended"]
OFFER = 'id="fresh"'


def test_its_owner_sees_the_button(listener: Client, alices_set: RecommendationSet) -> None:
    text = page_of(listener, alices_set)
    assert "Add fresh tracks from Spotify" in text
    assert "WMusic can search Spotify for songs in pop." in text


@pytest.mark.parametrize("changes", [{"needs_reconnect": True}, {"access_token": ""}])
def test_without_a_live_connection_there_is_none(
    client: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify, changes: Any
) -> None:
    client.force_login(alice)
    assert OFFER not in page_of(client, alices_set)
    connect(alice, **changes)
    assert OFFER not in page_of(client, alices_set)
    assert "cannot be added" in press(client, alices_set)
    assert spotify.asked == []


@pytest.mark.parametrize("button", BUTTONS)
def test_nobody_can_add_to_anothers_set(
    bob: User, charlie: User, alices_set: RecommendationSet, spotify: Spotify, button: str
) -> None:
    connect(bob)
    connect(charlie)
    address = reverse(f"recommendations:{button}", args=[alices_set.id])
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        assert other.post(address).status_code == 404
    assert Client().post(address).status_code == 404
    assert alices_set.entries.count() == 40
    assert spotify.asked == spotify.seeds == []


@pytest.mark.parametrize("button", BUTTONS)
def test_a_visitor_is_led_to_sign_in(
    client: Client, alices_set: RecommendationSet, button: str
) -> None:
    client.post("/recommendations/", {"emotion": "happy"})
    own = RecommendationSet.objects.get(owner=None)
    assert OFFER not in page_of(client, own)
    response = client.post(reverse(f"recommendations:{button}", args=[own.id]))
    assert response.headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("button", BUTTONS)
def test_only_a_post_with_its_token_asks_spotify(
    alice: User, connection: SpotifyConnection, alices_set: RecommendationSet, spotify: Spotify,
    button: str,
) -> None:  # fmt: skip
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    address = reverse(f"recommendations:{button}", args=[alices_set.id])
    assert strict.get(address).status_code == 405
    assert strict.post(address).status_code == 403
    assert spotify.asked == spotify.seeds == []


def test_a_set_that_is_saved_or_being_saved_stays_as_it_is(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=[1])
    assert OFFER not in page_of(listener, alices_set)
    assert "cannot be added" in press(listener, alices_set)
    assert spotify.asked == []


def test_a_save_that_begins_while_spotify_is_asked_wins(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1))

    def save_meanwhile(call: int) -> None:
        SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=[1])

    spotify.before = save_meanwhile
    assert "can no longer be changed" in press(listener, alices_set)
    assert added(alices_set) == []


def test_a_set_deleted_while_spotify_is_asked_is_not_there(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1))

    def delete_meanwhile(call: int) -> None:
        RecommendationSet.objects.all().delete()

    spotify.before = delete_meanwhile
    response = listener.post(reverse("recommendations:fresh", args=[alices_set.id]))
    assert response.status_code == 404


def test_sorted_liked_songs_are_not_mixed(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    alices_set.notes = {**alices_set.notes, SORTED: {"sorting": "a"}}
    alices_set.save()
    assert OFFER not in page_of(listener, alices_set)
    press(listener, alices_set)
    assert spotify.asked == []


@pytest.mark.parametrize("goal", ["lift", "calm"])
def test_on_the_way_to_another_mood_the_page_says_why_not(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, goal: str
) -> None:
    alices_set.goal = goal
    alices_set.save()
    text = page_of(listener, alices_set)
    assert "A way to another mood needs songs whose place is known." in text
    assert "Add fresh tracks" not in text
    assert "A way to another mood" in press(listener, alices_set)
    assert spotify.asked == []


@pytest.mark.parametrize(
    ("filters", "what"),
    [
        ({"instrumental_only": True}, "whether a song is instrumental"),
        ({"tempo": [90, 120]}, "its tempo"),
        (
            {"instrumental_only": True, "tempo": [90, 120]},
            "whether a song is instrumental and its tempo",
        ),
    ],
)
def test_a_filter_that_spotify_cannot_prove_forbids_it(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, filters: Any, what: str
) -> None:
    alices_set.filters = filters
    alices_set.save()
    text = page_of(listener, alices_set)
    assert f"cannot tell, {what}, so no songs" in text
    assert "Add fresh tracks" not in text
    press(listener, alices_set)
    assert spotify.asked == []


def test_a_list_without_any_genre_says_so(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    alices_set.tracks.update(genre="")
    assert "No song of this list has a genre" in page_of(listener, alices_set)
    press(listener, alices_set)
    assert spotify.asked == []


def test_a_set_like_a_playlist_takes_fresh_tracks_too(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    alices_set.source, alices_set.like = RecommendationSet.Source.PLAYLIST, "Mornings"
    alices_set.save()
    spotify.has(item(1))
    press(listener, alices_set)
    assert len(added(alices_set)) == 1


def test_presses_are_limited(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify, settings: Any
) -> None:
    settings.POSTS_PER_MINUTE = 2
    other = create_set(wish=wish_for(Emotion.SAD), owner=alice)
    answers = [
        listener.post(reverse("recommendations:fresh", args=[chosen.id])).status_code
        for chosen in (alices_set, other, alices_set)
    ]
    assert answers == [302, 302, 429]


def test_a_consent_that_has_ended_is_remembered_as_ended(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail(401, "{}")
    assert "Connect your account again to go on." in press(listener, alices_set)
    assert SpotifyConnection.objects.get().needs_reconnect
    assert OFFER not in page_of(listener, alices_set)
