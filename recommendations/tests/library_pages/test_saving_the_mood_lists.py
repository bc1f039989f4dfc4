from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from recommendations.models import RecommendationSet, SavedPlaylist, Track
from recommendations.naming import name_of
from recommendations.selectors.mood_lists import latest_mood_lists
from recommendations.services.save_worker import work_off
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.library_pages.conftest import MOODS, after, text_of
from recommendations.tests.library_pages.songs import many_songs, songs_of
from recommendations.tests.taste.conftest import ADA, Connect, calls_to, fail
from recommendations.tests.visit import Visit

SORT, SAVE = f"{MOODS}sort/", f"{MOODS}save/"
PRESSES = 3


def save_all(site: Client) -> str:
    """Press the button; a worker does what is due then. What the page says after that."""
    site.post(SAVE)
    work_off()
    return text_of(site, MOODS)


def when_due() -> None:
    """A worker comes once the last wait is over."""
    waiting = SavedPlaylist.objects.exclude(retry_at=None)
    latest = waiting.order_by("retry_at").last()
    assert latest is not None
    assert latest.retry_at is not None
    with time_machine.travel(latest.retry_at + timedelta(seconds=1)):
        work_off()


def made_at(standin: StandinServer) -> dict[str, int]:
    """Names of the mood playlists in Ada's account, with how many songs are in each."""
    with standin.standin.store.reading() as state:
        found = [one for one in state.playlists.values() if one.name.startswith("My liked songs")]
        assert len({one.name for one in found}) == len(found), "one playlist was made twice"
        return {one.name: len(one.entries) for one in found}


def wanted(owner: User) -> dict[str, int]:
    return {name_of(one): one.shown for one in latest_mood_lists(owner) if one.shown}


@pytest.fixture
def sorted_site(connect_to: Connect, alice: User) -> Client:
    """Alice's browser, her liked songs sorted."""
    site = connect_to(alice, ADA.id, "liked").site
    after(site, SORT)
    return site


def test_one_press_saves_every_list_that_has_songs(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    text = save_all(sorted_site)
    assert made_at(standin) == wanted(alice)
    assert text.count("Saved: ") == len(wanted(alice))
    assert "Save all" not in text


def test_with_permission_for_covers_each_gets_its_own(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked", "cover").site
    after(site, SORT)
    save_all(site)
    covers = {saved.name: saved.cover for saved in SavedPlaylist.objects.all()}
    assert covers == dict.fromkeys(wanted(alice), "done")
    with standin.standin.store.reading() as state:
        pictures = [one.cover for one in state.playlists.values() if one.name in covers]
    assert len(set(pictures)) == len(covers)
    assert "" not in pictures


def test_ids_that_the_library_told_are_not_searched_for(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    assert not Track.objects.filter(sets__owner=alice, spotify_id=None).exists()
    save_all(sorted_site)
    assert "/v1/search" not in calls_to(standin)


def test_an_id_is_learnt_only_from_the_same_recording(
    sorted_by: Callable[..., list[RecommendationSet]], alice: User
) -> None:
    tracks = many_songs(12)
    songs = songs_of(tracks)
    remix = type(songs[0])(songs[0].spotify_id, "Song 0 - Live", songs[0].artists)
    sorted_by([remix, *songs[1:]])
    learnt = dict(Track.objects.values_list("title", "spotify_id"))
    assert learnt.pop("Song 0") is None
    assert learnt == {song.title: song.spotify_id for song in songs[1:]}


def test_an_id_that_another_track_has_is_left_to_it(
    sorted_by: Callable[..., list[RecommendationSet]], alice: User
) -> None:
    *tracks, other = many_songs(13)
    songs = songs_of(tracks)
    # One that no library is matched with, or it would be the song itself.
    Track.objects.exclude(pk=other.pk).update(source=Track.Source.IMPORTED)
    Track.objects.filter(pk=other.pk).update(spotify_id=songs[0].spotify_id)
    sorted_by(songs)
    learnt = dict(Track.objects.values_list("title", "spotify_id"))
    assert learnt["Song 0"] is None
    assert learnt[other.title] == songs[0].spotify_id
    assert learnt["Song 1"] == songs[1].spotify_id


def test_pressing_again_makes_nothing_twice(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    save_all(sorted_site)
    save_all(sorted_site)
    assert made_at(standin) == wanted(alice)


def test_what_waits_is_said_of_its_list_and_goes_on_by_itself(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    fail(standin, "create_playlist", "error_before", times=1, status=502)
    text = save_all(sorted_site)
    assert text.count("Waiting until") == 1
    assert SavedPlaylist.objects.exclude(state="filled").count() == 1
    assert len(made_at(standin)) == len(wanted(alice)) - 1
    # It is looked for, and a minute later once more.
    when_due()
    assert len(made_at(standin)) == len(wanted(alice)) - 1
    when_due()
    assert made_at(standin) == wanted(alice)
    assert "Waiting" not in text_of(sorted_site, MOODS)


def test_what_is_refused_is_said_of_its_list_and_can_be_tried_again(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    fail(standin, "create_playlist", "owner_not_premium", times=1)
    text = save_all(sorted_site)
    assert text.count("Not saved.") == 1
    assert "Save the one not saved yet" in text
    save_all(sorted_site)
    assert made_at(standin) == wanted(alice)


def test_when_spotify_says_to_wait_the_others_are_not_tried(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    fail(standin, "create_playlist", "quota_exceeded", times=1, retry_after=600)
    text = save_all(sorted_site)
    assert text.count("Waiting until") == len(wanted(alice))
    assert calls_to(standin).count("/v1/me/playlists") == 1
    assert made_at(standin) == {}
    when_due()
    assert made_at(standin) == wanted(alice)


def test_a_saved_list_stays_when_the_songs_are_sorted_again(
    sorted_site: Client, alice: User
) -> None:
    one = next(one for one in latest_mood_lists(alice) if one.shown)
    sorted_site.post(f"/recommendations/{one.id}/save/")
    work_off()
    after(sorted_site, SORT)
    assert RecommendationSet.objects.filter(pk=one.pk).exists()
    assert RecommendationSet.objects.count() == 7
    assert one not in latest_mood_lists(alice)


def test_deleting_the_lists_leaves_the_playlists_in_the_account(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    save_all(sorted_site)
    before = made_at(standin)
    after(sorted_site, f"{MOODS}forget/")
    assert made_at(standin) == before != {}
    assert not SavedPlaylist.objects.exists()


def test_deleting_the_lists_leaves_one_whose_playlist_a_worker_will_go_on_with(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    fail(standin, "create_playlist", "error_after", times=1, status=502)
    save_all(sorted_site)
    uncertain = SavedPlaylist.objects.exclude(state="filled").get()
    after(sorted_site, f"{MOODS}forget/")
    assert SavedPlaylist.objects.get() == uncertain
    when_due()
    assert SavedPlaylist.objects.get().state == "filled"


def test_deleting_lists_that_wait_for_their_first_call_makes_no_playlist(
    sorted_site: Client, standin: StandinServer
) -> None:
    sorted_site.post(SAVE)
    after(sorted_site, f"{MOODS}forget/")
    work_off()
    assert (SavedPlaylist.objects.count(), made_at(standin)) == (0, {})


def test_without_lists_nothing_is_saved(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    assert "Six lists" not in save_all(site)
    assert made_at(standin) == {}


def test_nobody_saves_anothers_lists(
    sorted_site: Client, charlie: User, client: Client, standin: StandinServer
) -> None:
    client.force_login(charlie)
    save_all(client)
    assert made_at(standin) == {}
    assert not SavedPlaylist.objects.exists()


def test_a_song_that_was_taken_out_is_not_saved(
    sorted_site: Client, alice: User, standin: StandinServer
) -> None:
    one = latest_mood_lists(alice)[1]
    entry = one.entries.first()
    assert entry is not None
    sorted_site.post(f"/recommendations/{one.id}/tracks/{entry.track_id}/remove/")
    assert str(entry.track) not in text_of(sorted_site, MOODS)
    save_all(sorted_site)
    assert made_at(standin)[name_of(one)] == one.shown - 1


@pytest.mark.django_db(transaction=True)
def test_presses_at_the_same_time_make_each_playlist_once(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    visit: Visit = connect_to(alice, ADA.id, "liked")
    after(visit.site, SORT)

    def press(number: int) -> int:
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.cookies = deepcopy(visit.site.cookies)
        try:
            return browser.post(SAVE).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PRESSES) as pool:
        assert list(pool.map(press, range(PRESSES))) == [302] * PRESSES
    work_off()
    assert made_at(standin) == wanted(alice)
