from __future__ import annotations

import re
from collections.abc import Callable

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack
from recommendations.mood_playlists.clusters import EMOTIONS
from recommendations.moods import top_emotion
from recommendations.selectors.memory import shown_lately
from recommendations.selectors.mood_lists import latest_mood_lists
from recommendations.selectors.sets import recent_sets
from recommendations.services import mood_playlists as service
from recommendations.services.leases import LEASE
from recommendations.services.mood_playlists import LONGEST_LIST
from recommendations.spotify.standin.listeners import LIBRARY_SIZE
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.library_pages.conftest import (
    MOODS,
    Reads,
    after,
    strangers,
    text_of,
    when_due,
)
from recommendations.tests.library_pages.songs import many_songs, songs_of
from recommendations.tests.taste.conftest import ADA, BEN, CHI, Connect, calls_to, fail

SORT, FORGET = f"{MOODS}sort/", f"{MOODS}forget/"
Sort = Callable[..., list[RecommendationSet]]


def disconnect(site: Client, user: User) -> None:
    site.post("/accounts/connections/", {"account": SocialAccount.objects.get(user=user).pk})


def test_all_pages_of_the_library_are_sorted_into_six_sets_of_the_owner(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    before = calls_to(standin)
    text = after(site, SORT)
    assert calls_to(standin).count("/v1/me/tracks") == -(-LIBRARY_SIZE // 50)
    assert f"{LIBRARY_SIZE} of {LIBRARY_SIZE} songs" in text
    lists = latest_mood_lists(alice)
    assert [top_emotion(one.probabilities) for one in lists] == list(EMOTIONS)
    entries = SetTrack.objects.filter(set__in=lists)
    assert entries.count() == LIBRARY_SIZE == len({entry.track_id for entry in entries})
    for one in lists:
        assert (one.owner, one.source, one.like) == (alice, "playlist", "your liked songs")
        assert one.shown == one.entries.count()
    now = len(calls_to(standin))
    assert len(before) < now
    assert str(lists[1].id) in text_of(site, MOODS)
    assert len(calls_to(standin)) == now, "the page itself asks Spotify nothing"


def test_each_list_begins_with_its_most_typical_songs(sorted_by: Sort, alice: User) -> None:
    lists = sorted_by(songs_of(many_songs(60)))
    for one in lists:
        valence, energy = one.notes["mood"]
        places = [(entry.valence, entry.arousal) for entry in one.entries.all()]
        assert all(v is not None and e is not None for v, e in places)
        if len(places) > 2:
            first = abs((places[0][0] or 0) - valence) + abs((places[0][1] or 0) - energy)
            last = abs((places[-1][0] or 0) - valence) + abs((places[-1][1] or 0) - energy)
            assert first < last


def test_the_page_shows_five_titles_of_each_and_a_mark_for_every_song(
    sorted_by: Sort, alice: User, client: Client
) -> None:
    lists = sorted_by(songs_of(many_songs(60)))
    client.force_login(alice)
    text = text_of(client, MOODS)
    for one in lists:
        titles = [str(entry.track) for entry in one.entries.select_related("track")]
        shown = [title for title in titles if f"<li>{title}</li>" in text]
        assert shown == titles[:5]
    assert text.count('class="plot-mark" data-emotion') == 60
    assert text.count('class="plot-centre"') == 6
    inside = re.findall(r"translate\(([\d.-]+) ([\d.-]+)\)", text)
    assert len(inside) == 66
    assert all(0 <= float(x) <= 200 and 0 <= float(y) <= 130 for x, y in inside)


def test_a_list_holds_a_hundred_songs_and_the_page_says_so(
    sorted_by: Sort, alice: User, client: Client
) -> None:
    lists = sorted_by(songs_of(many_songs(6 * LONGEST_LIST)))
    longest = max(lists, key=lambda one: one.notes["sorted"]["songs"])
    assert longest.notes["sorted"]["songs"] > LONGEST_LIST
    assert longest.entries.count() == longest.shown == LONGEST_LIST
    client.force_login(alice)
    text = text_of(client, MOODS)
    assert f"{LONGEST_LIST} of {longest.notes['sorted']['songs']} songs" in text
    assert f"at most {LONGEST_LIST} songs, those nearest to the centre" in text
    assert "your own 600 songs" in text


def test_songs_without_features_are_counted_and_told(
    sorted_by: Sort, alice: User, client: Client
) -> None:
    sorted_by([*songs_of(many_songs(60)), *strangers(7)], left_out=2)
    client.force_login(alice)
    text = text_of(client, MOODS)
    assert "60 of 67 songs" in text
    assert "Of the other 7 our catalogue does not know how they sound" in text
    assert "Left out are 2 more" in text


def test_too_few_songs_are_said_to_be_and_leave_the_earlier_lists(
    connect_to: Connect, alice: User, spotify_has: Reads
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, SORT)
    before = latest_mood_lists(alice)
    for tracks, sentence in (
        (strangers(9), "of 9 there are 0"),
        ((), "There are no liked songs in your Spotify library"),
    ):
        spotify_has(tracks)
        assert sentence in after(site, SORT)
    assert latest_mood_lists(alice) == before


def test_sorting_again_replaces_what_was_not_saved(sorted_by: Sort, alice: User, bob: User) -> None:
    songs = songs_of(many_songs(60))
    his = sorted_by(songs, owner=bob)
    first = sorted_by(songs)
    second = sorted_by(songs[:30])
    assert not RecommendationSet.objects.filter(pk__in=[one.pk for one in first]).exists()
    assert RecommendationSet.objects.filter(owner=alice).count() == len(second) == 6
    assert latest_mood_lists(bob) == his


def test_two_presses_sort_once(connect_to: Connect, alice: User, standin: StandinServer) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    site.post(SORT)
    after(site, SORT)
    assert RecommendationSet.objects.count() == 6
    assert calls_to(standin).count("/v1/me/tracks") == -(-LIBRARY_SIZE // 50)


def test_disconnecting_spotify_deletes_the_lists(connect_to: Connect, alice: User) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, SORT)
    disconnect(site, alice)
    assert not RecommendationSet.objects.exists()


def test_they_can_be_deleted_and_only_ones_own(connect_to: Connect, alice: User, bob: User) -> None:
    hers = connect_to(alice, ADA.id, "liked").site
    his = connect_to(bob, BEN.id, "liked").site
    for site in (hers, his):
        after(site, SORT)
    assert "The lists are deleted" in after(hers, FORGET)
    assert latest_mood_lists(alice) == []
    assert len(latest_mood_lists(bob)) == 6


def test_a_list_that_is_being_saved_is_not_forgotten(sorted_by: Sort, alice: User) -> None:
    busy, done, *_ = sorted_by(songs_of(many_songs(60)))
    at_work = timezone.now() + LEASE
    for chosen, lease in ((busy, at_work), (done, None)):
        SavedPlaylist.objects.create(set=chosen, owner=alice, wanted_tracks=[1], leased_until=lease)
    service.forget_mood_lists(alice)
    assert [left.pk for left in RecommendationSet.objects.filter(owner=alice)] == [busy.pk]


def test_nobody_else_sees_them(
    connect_to: Connect, alice: User, charlie: User, client: Client
) -> None:
    after(connect_to(alice, ADA.id, "liked").site, SORT)
    client.force_login(charlie)
    text = text_of(client, MOODS)
    for one in latest_mood_lists(alice):
        assert str(one.id) not in text
        assert client.get(f"/recommendations/{one.id}/").status_code == 404


def test_different_listeners_get_different_lists(
    connect_to: Connect, alice: User, bob: User
) -> None:
    after(connect_to(alice, ADA.id, "liked").site, SORT)
    after(connect_to(bob, CHI.id, "liked").site, SORT)
    songs = [
        {entry.track_id for entry in SetTrack.objects.filter(set__owner=owner)}
        for owner in (alice, bob)
    ]
    assert len(songs[0] & songs[1]) < LIBRARY_SIZE


def test_they_are_no_recent_sets_of_the_profile(sorted_by: Sort, alice: User) -> None:
    sorted_by(songs_of(many_songs(60)))
    assert RecommendationSet.objects.filter(owner=alice).count() == 6
    assert recent_sets(alice) == []


def test_they_do_not_count_as_shown(sorted_by: Sort, alice: User) -> None:
    sorted_by(songs_of(many_songs(60)))
    assert shown_lately(owner=alice, visitor="") == {}


def test_without_the_permission_the_page_asks_and_spotify_is_not_called(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id).site
    before = calls_to(standin)
    text = text_of(site, MOODS)
    assert "WMusic asks Spotify which songs you have liked" in text
    assert "purpose=liked" in text
    assert "Spotify needs your permission for this" in after(site, SORT)
    assert calls_to(standin) == before
    assert not RecommendationSet.objects.exists()


def test_a_listener_who_is_not_connected_is_asked_to_connect(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "Connect your Spotify account to have your liked songs sorted" in text_of(client, MOODS)
    assert "Connect your account again" in after(client, SORT)


def test_when_spotify_is_down_the_page_says_so(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    fail(standin, "saved_tracks", "error_before", times=1)
    assert "Spotify did not answer properly" in after(site, SORT)
    assert not RecommendationSet.objects.exists()
    when_due()
    assert "Six lists" in text_of(site, MOODS)


def test_where_the_operator_has_turned_it_off_nothing_is_read(
    connect_to: Connect, alice: User, standin: StandinServer, settings: Settings
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, SORT)
    settings.MOOD_PLAYLISTS = False
    before = calls_to(standin)
    assert "This site no longer sorts liked songs by mood." in text_of(site, MOODS)
    assert "This site does not sort liked songs by mood.</li>" in after(site, SORT)
    after(site, FORGET)
    assert "This site does not sort liked songs by mood." in text_of(site, MOODS)
    assert calls_to(standin) == before
