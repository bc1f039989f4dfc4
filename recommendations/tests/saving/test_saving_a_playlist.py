from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.tests.saving.conftest import Spotify, known


def save(listener: Client, chosen: RecommendationSet) -> SavedPlaylist:
    response = listener.post(reverse("recommendations:save", args=[chosen.id]))
    page = reverse("recommendations:set", args=[chosen.id])
    assert response.headers["Location"] == f"{page}#save-bar"
    return SavedPlaylist.objects.get(set=chosen)


def page(listener: Client, chosen: RecommendationSet) -> str:
    return listener.get(reverse("recommendations:set", args=[chosen.id])).content.decode()


def test_one_create_and_one_add_hold_exactly_the_cards_shown(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    saved = save(listener, alices_set)
    shown = [entry.track.spotify_id for entry in alices_set.entries.all()[:12]]
    assert saved.state == "filled"
    assert spotify.created == ["Happy mood, " + f"{alices_set.created_at:%d %B %Y}"]
    assert spotify.added == [[f"spotify:track:{spotify_id}" for spotify_id in shown]]
    assert spotify.searches == []


def test_after_showing_more_all_of_them_are_saved(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    for _ in range(3):
        listener.post(reverse("recommendations:more", args=[alices_set.id]))
    assert save(listener, alices_set).added == 40
    assert len(spotify.added[0]) == 40


def test_the_page_links_to_the_playlist(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    save(listener, alices_set)
    assert "http://127.0.0.1:8001/playlist/playlist-1" in page(listener, alices_set)
    profile = listener.get(reverse("profile")).content.decode()
    assert "http://127.0.0.1:8001/playlist/playlist-1" in profile


def test_saving_again_and_again_keeps_it_one_playlist(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    for _ in range(3):
        save(listener, alices_set)
        page(listener, alices_set)
    assert (len(spotify.created), len(spotify.added)) == (1, 1)


def test_a_second_press_while_the_first_is_at_work_does_nothing(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    pressed_again: list[str] = []

    def press_again(call: str) -> None:
        if call == "create" and not pressed_again:
            pressed_again.append(save(listener, alices_set).state)
            assert 'data-state="saving"' in page(listener, alices_set)

    spotify.before = press_again
    assert save(listener, alices_set).state == "filled"
    assert pressed_again == ["creating"]
    assert (len(spotify.created), len(spotify.added)) == (1, 1)


def test_an_attempt_that_outlived_its_lease_stops_and_leaves_the_new_one_alone(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    somebody_elses = timezone.now() + timedelta(minutes=5)

    def take_over(call: str) -> None:
        SavedPlaylist.objects.update(leased_until=somebody_elses)

    spotify.before = take_over
    saved = save(listener, alices_set)
    assert (len(spotify.searches), spotify.created) == (1, [])
    assert (saved.state, saved.leased_until) == ("wanted", somebody_elses)


def test_a_save_without_a_connection_asks_for_one_and_calls_nobody(
    client: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    client.force_login(alice)
    assert 'data-state="connect"' in page(client, alices_set)
    save(client, alices_set)
    assert spotify.created == []


def test_a_site_without_spotify_saves_nothing_and_says_so(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, settings: Settings
) -> None:
    settings.SPOTIFY_ENABLED = False
    listener.post(reverse("recommendations:save", args=[alices_set.id]))
    assert not SavedPlaylist.objects.exists()
    assert 'data-state="unavailable"' in page(listener, alices_set)
