from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from recommendations.library.choice import Choice, Source
from recommendations.library.heard import heard_tracks
from recommendations.models import ListenerTaste, TasteTrack
from recommendations.services.own_playlists import NotTheirPlaylist, playlists_of
from recommendations.services.permitted import ScopesMissing
from recommendations.services.save_worker import work_off
from recommendations.services.taste import TurnedOff, read_again, turn_on
from recommendations.spotify.errors import NotFound, ReconnectNeeded
from recommendations.spotify.scopes import PURPOSES
from recommendations.spotify.standin.listeners import LIBRARY_SIZE
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.taste.conftest import (
    ADA,
    BEN,
    LIKED,
    Connect,
    calls_to,
    problem_of,
    turned_on,
)


def test_liked_songs_are_read_to_the_last_page(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    taste = turned_on(alice)
    assert taste.by_id + taste.by_name + taste.unmatched == LIBRARY_SIZE
    assert taste.by_name == taste.tracks.count() == LIBRARY_SIZE
    assert calls_to(standin).count("/v1/me/tracks") == -(-LIBRARY_SIZE // 50)


def test_what_is_kept_is_which_tracks_and_when(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    liked = {(one.song.title, one.song.credit): one.added_at for one in standin.standin.liked(ADA)}
    kept = TasteTrack.objects.select_related("track")
    assert {(one.track.title, one.track.main_artist): one.at for one in kept} == liked


@pytest.mark.parametrize(
    ("source", "path"),
    [(Source.TOP, "/v1/me/top/tracks"), (Source.RECENT, "/v1/me/player/recently-played")],
)
def test_other_sources_are_read_where_they_are(
    connect_to: Connect, alice: User, standin: StandinServer, source: Source, path: str
) -> None:
    connect_to(alice, ADA.id, source)
    taste = turned_on(alice, Choice(source))
    assert path in calls_to(standin)
    assert taste.tracks.count() >= 20
    assert {one.at is None for one in taste.tracks.all()} == {source == Source.TOP}


def test_one_playlist_can_be_chosen_by_who_owns_it(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id)
    (playlist,) = playlists_of(alice).found
    taste = turned_on(alice, Choice(Source.PLAYLIST, playlist.spotify_id))
    assert taste.playlist_name == playlist.name
    assert (taste.tracks.count(), taste.left_out) == (playlist.tracks - 1, 1)


def test_anothers_playlist_cannot(connect_to: Connect, alice: User, bob: User) -> None:
    connect_to(alice, ADA.id)
    connect_to(bob, BEN.id)
    (hers,) = playlists_of(alice).found
    assert problem_of(bob, Choice(Source.PLAYLIST, hers.spotify_id)) == NotTheirPlaylist.code
    assert not ListenerTaste.objects.exists()


def test_a_playlist_that_is_gone_is_said_to_be(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id)
    assert problem_of(alice, Choice(Source.PLAYLIST, "9" * 22)) == NotFound.code


@pytest.mark.parametrize("source", [Source.LIKED, Source.TOP, Source.RECENT])
def test_without_the_scope_spotify_is_not_asked_and_the_missing_one_is_named(
    connect_to: Connect, alice: User, standin: StandinServer, source: Source
) -> None:
    connect_to(alice, ADA.id)
    before = calls_to(standin)
    with pytest.raises(ScopesMissing) as caught:
        turn_on(alice, Choice(source))
    assert (caught.value.purpose, caught.value.missing) == (source, PURPOSES[source].scopes)
    assert calls_to(standin) == before
    assert not ListenerTaste.objects.exists()


def test_without_a_connection_it_asks_to_connect(starter: None, alice: User) -> None:
    with pytest.raises(ReconnectNeeded):
        turn_on(alice, LIKED)
    assert not ListenerTaste.objects.exists()


def test_another_choice_replaces_the_first(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id, "liked", "recent")
    turned_on(alice)
    taste = turned_on(alice, Choice(Source.RECENT))
    assert ListenerTaste.objects.count() == 1
    assert taste.source == Source.RECENT
    assert len(heard_tracks(alice)) == taste.tracks.count() < 50


def test_reading_again_follows_the_library(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id, "liked")
    first = turned_on(alice)
    before = heard_tracks(alice, now=first.read_at)
    TasteTrack.objects.filter(track_id__in=[one.track_id for one in before[:5]]).delete()
    read_again(alice)
    work_off()
    again = ListenerTaste.objects.get()
    assert heard_tracks(alice, now=first.read_at) == before
    assert again.read_at and first.read_at and again.read_at > first.read_at


def test_what_is_not_on_cannot_be_read_again(starter: None, alice: User) -> None:
    with pytest.raises(TurnedOff):
        read_again(alice)


def test_a_recommendation_asks_spotify_nothing_and_the_database_once(
    connect_to: Connect,
    alice: User,
    standin: StandinServer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    before = calls_to(standin)
    with django_assert_num_queries(1):
        heard = heard_tracks(alice)
    assert len(heard) == LIBRARY_SIZE
    assert calls_to(standin) == before
    assert all(0 < one.weight <= 1 for one in heard)


def test_what_was_liked_lately_counts_more(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    weights = {one.track_id: one.weight for one in heard_tracks(alice)}
    newest, oldest = TasteTrack.objects.order_by("-at"), TasteTrack.objects.order_by("at")
    assert weights[newest[0].track_id] == max(weights.values())
    assert weights[oldest[0].track_id] == min(weights.values()) < max(weights.values())
