from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.tests.conftest import connect
from recommendations.tests.saving.conftest import Spotify, known, page, save


def test_one_create_and_one_add_hold_exactly_the_cards_shown(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    saved = save(listener, alices_set)
    shown = [entry.track.spotify_id for entry in alices_set.entries.all()[:12]]
    assert saved.state == "filled"
    assert spotify.created == [f"Happy mood, {date_format(alices_set.created_at, 'DATE_FORMAT')}"]
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


def test_a_press_alone_asks_spotify_nothing(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    def refuse(call: str) -> None:
        raise AssertionError(f"{call} was called within a request")

    spotify.before = refuse
    response = listener.post(reverse("recommendations:save", args=[alices_set.id]), follow=True)
    assert 'data-state="saving" data-phase="waiting"' in response.content.decode()
    assert SavedPlaylist.objects.get().state == "wanted"


def test_nobody_else_can_save_see_or_settle_a_save(
    listener: Client, client: Client, bob: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    listener.post(reverse("recommendations:save", args=[alices_set.id]))
    before = SavedPlaylist.objects.values().get()
    connect(bob)
    stranger = Client()
    stranger.force_login(bob)
    for name in ("save", "settle"):
        address = reverse(f"recommendations:{name}", args=[alices_set.id])
        assert stranger.post(address, {"answer": "not-there"}).status_code == 404
    assert stranger.get(reverse("recommendations:set", args=[alices_set.id])).status_code == 404
    assert SavedPlaylist.objects.values().get() == before
    assert str(before["name"]) not in stranger.get(reverse("profile")).content.decode()


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
