"""The cover of a saved playlist, which never makes a whole playlist less than saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection, SpotifyPause
from recommendations.services.retries import GIVEN_UP_AFTER
from recommendations.services.save_worker import work_off
from recommendations.services.sets import create_set
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.saving.conftest import (
    Spotify,
    known,
    listed,
    page,
    permit_covers,
    save,
    when_due,
)


@pytest.fixture
def chosen(alices_set: RecommendationSet, small_cover: bytes) -> RecommendationSet:
    known(alices_set)
    return alices_set


def press(listener: Client, chosen: RecommendationSet) -> str:
    """Press the button for the cover; returns where that leads."""
    response = listener.post(reverse("recommendations:cover", args=[chosen.id]))
    work_off()
    return str(response.headers["Location"])


def test_with_permission_a_new_playlist_gets_it_by_one_call(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, small_cover: bytes
) -> None:
    permit_covers()
    assert "It gets this cover." in page(listener, chosen)
    saved = save(listener, chosen)
    assert (saved.state, saved.cover, saved.retry_at) == ("filled", "done", None)
    assert spotify.covers == [small_cover]
    assert "It has the cover shown here." in page(listener, chosen)


def test_without_permission_it_is_offered_and_nothing_is_sent(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    assert save(listener, chosen).cover == "none"
    assert spotify.covers == []
    text = page(listener, chosen)
    assert "Saved to Spotify" in text
    assert "Add a cover" in text
    assert "WMusic asks Spotify to let it put a cover on the playlists it makes for you" in text


def test_the_offer_leads_to_spotifys_question_and_with_a_yes_a_worker_puts_it_on(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    save(listener, chosen)
    address = reverse("recommendations:cover", args=[chosen.id])
    response = listener.post(address)
    # Only so does the browser post again, and with the token of the first form.
    assert response.status_code == 307
    assert "purpose=cover" in response.headers["Location"]
    # Spotify leads back to no other host than this one.
    asked = listener.post(response.headers["Location"], SERVER_NAME="127.0.0.1")
    assert "ugc-image-upload" in asked.headers["Location"]
    work_off()
    assert spotify.covers == []
    assert 'data-cover="asking"' in page(listener, chosen)
    permit_covers()
    assert 'data-cover="coming"' in page(listener, chosen)
    work_off()
    assert SavedPlaylist.objects.get().cover == "done"
    assert len(spotify.covers) == 1


def test_a_yes_for_anything_else_puts_no_cover_on_what_nobody_asked_one_for(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    save(listener, chosen)
    permit_covers()
    work_off()
    assert spotify.covers == []
    assert press(listener, chosen).endswith("#save-bar")
    assert len(spotify.covers) == 1


def test_a_yes_days_after_the_press_changes_nothing(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    save(listener, chosen)
    press(listener, chosen)
    permit_covers()
    with time_machine.travel(timezone.now() + GIVEN_UP_AFTER + timedelta(hours=1)):
        work_off()
    assert spotify.covers == []


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_where_it_is_refused_the_playlist_is_saved_and_the_page_says_what_is_missing(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, status: int
) -> None:
    permit_covers()
    spotify.fail("cover", status)
    saved = save(listener, chosen)
    assert (saved.state, saved.cover, saved.problem, saved.added) == ("filled", "given-up", "", 12)
    text = page(listener, chosen)
    assert 'data-state="saved"' in text
    assert "All tracks are saved. The cover is missing:" in text
    assert saved.cover_problem in text
    spotify.recover()
    press(listener, chosen)
    assert SavedPlaylist.objects.get().cover == "done"
    assert (len(spotify.created), len(spotify.added), len(spotify.covers)) == (1, 1, 2)


def test_a_permission_that_spotify_does_not_know_of_is_asked_for_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    permit_covers()
    spotify.fail("cover", 403, '{"error": {"message": "Insufficient client scope"}}')
    assert (save(listener, chosen).cover, len(spotify.covers)) == ("wanted", 1)
    # And no other permission is taken for lost.
    assert SpotifyConnection.objects.get().granted == SAVE_SCOPES
    assert 'data-cover="asking"' in page(listener, chosen)


def test_a_limit_is_waited_for_and_holds_up_no_tracks(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    permit_covers()
    body = '{"error": {"status": 429, "message": "m", "reason": "QUOTA_EXCEEDED"}}'
    spotify.fail("cover", 429, body, **{"Retry-After": "600"})
    saved = save(listener, chosen)
    assert (saved.state, saved.cover) == ("filled", "wanted")
    assert saved.retry_at is not None
    assert saved.retry_at > timezone.now() + timedelta(minutes=9)
    assert list(SpotifyPause.objects.values_list("group", flat=True)) == ["covers"]
    assert 'data-cover="coming"' in page(listener, chosen)
    spotify.recover()
    assert when_due(chosen).cover == "done"
    assert len(spotify.covers) == 2


def uncertain(listener: Client, chosen: RecommendationSet, spotify: Spotify) -> SavedPlaylist:
    permit_covers()
    spotify.fail("cover", 502)
    saved = save(listener, chosen)
    spotify.recover()
    return saved


def test_one_that_was_not_confirmed_is_looked_for_and_not_sent_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    assert uncertain(listener, chosen, spotify).cover == "sending"
    spotify.images = [{"url": "u", "height": None, "width": None}]
    assert when_due(chosen).cover == "done"
    assert len(spotify.covers) == 1


@pytest.mark.parametrize("images", [[], [{"url": "u", "height": 640, "width": 640}]])
def test_it_is_sent_again_only_after_two_looks_a_minute_apart(
    listener: Client,
    chosen: RecommendationSet,
    spotify: Spotify,
    images: list[dict[str, object]],
) -> None:
    uncertain(listener, chosen, spotify)
    spotify.images = images
    first = when_due(chosen)
    assert (first.cover, first.looks, len(spotify.covers)) == ("sending", 1, 1)
    assert first.retry_at is not None
    assert first.retry_at > timezone.now() + timedelta(seconds=50)
    assert when_due(chosen).cover == "done"
    assert len(spotify.covers) == 2


@pytest.fixture
def other(chosen: RecommendationSet, alice: User) -> RecommendationSet:
    """Another set, which goes into the playlist of the first."""
    made = create_set(wish=wish_for(Emotion.SAD), owner=alice)
    known(made)
    return made


def test_where_a_look_decides_nothing_the_listener_does(
    listener: Client, chosen: RecommendationSet, other: RecommendationSet, spotify: Spotify
) -> None:
    permit_covers()
    first = save(listener, chosen)
    assert first.spotify_id is not None
    spotify.listed = [listed(first.spotify_id)]
    save(listener, other, f"append:{chosen.id}")
    spotify.fail("cover", 502)
    press(listener, other)
    spotify.recover()
    assert when_due(other).cover == "unconfirmed"
    text = page(listener, other)
    assert "All tracks are saved. The cover is not confirmed:" in text
    assert "Put it on again" in text
    press(listener, other)
    assert SavedPlaylist.objects.get(set=other).cover == "done"
    assert len(spotify.covers) == 3


def test_a_playlist_has_the_cover_that_was_put_on_it_last(
    listener: Client, chosen: RecommendationSet, other: RecommendationSet, spotify: Spotify
) -> None:
    permit_covers()
    first = save(listener, chosen)
    assert first.spotify_id is not None
    spotify.listed = [listed(first.spotify_id)]
    save(listener, other, f"append:{chosen.id}")
    # What is there stays there until somebody wants another.
    assert "Its cover stayed as it was." in page(listener, other)
    assert "It has the cover shown here." in page(listener, chosen)
    press(listener, other)
    assert "It has the cover shown here." in page(listener, other)
    assert "It does not have this cover." in page(listener, chosen)


def test_an_end_of_the_consent_leaves_the_playlist_saved_and_a_new_one_brings_the_cover(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    permit_covers()
    spotify.fail("cover", 429, **{"Retry-After": "60"})
    save(listener, chosen)
    spotify.recover()
    SpotifyConnection.objects.update(needs_reconnect=True)
    saved = when_due(chosen)
    assert (saved.state, saved.cover, saved.retry_at) == ("filled", "wanted", None)
    assert 'data-cover="asking"' in page(listener, chosen)
    SpotifyConnection.objects.update(needs_reconnect=False)
    work_off()
    assert SavedPlaylist.objects.get().cover == "done"


def test_a_second_press_while_it_is_under_way_is_no_second_call(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    permit_covers()

    def press_again(call: str) -> None:
        if call == "cover" and len(spotify.covers) == 1:
            press(listener, chosen)

    spotify.before = press_again
    assert save(listener, chosen).cover == "done"
    assert len(spotify.covers) == 1


def test_nobody_puts_a_cover_on_anothers_playlist(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, bob: User, charlie: User
) -> None:
    save(listener, chosen)
    permit_covers()
    connect(bob)
    address = reverse("recommendations:cover", args=[chosen.id])
    for stranger in (bob, charlie, None):
        browser = Client()
        if stranger:
            browser.force_login(stranger)
        assert browser.post(address).status_code == 404
    assert listener.get(address).status_code == 405
    work_off()
    assert spotify.covers == []
