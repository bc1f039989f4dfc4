"""A save into an earlier playlist whose process dies between any two steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import responses
from django.contrib.auth.models import User
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, SpotifyPause, Track
from recommendations.moods import only
from recommendations.services.playlists import Destination, save_set
from recommendations.services.save_worker import work_off
from recommendations.tests.conftest import connect
from recommendations.tests.saving.account import Account
from recommendations.tests.saving.processes import Process, finish

# Two writes of a hundred at most.
TRACKS = 110
# The listener has put these into the playlist; one is a track of the set.
BEFORE = ["old-1", "id-of-Song 7", "old-2"]
WANTED = [f"id-of-Song {number}" for number in range(TRACKS)]
Way = SavedPlaylist.Way


@pytest.fixture
def spotify() -> Iterator[Account]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Account(mock)


@pytest.fixture
def owner(alice: User) -> User:
    connect(alice, expires_at=timezone.now() + timedelta(days=30))
    Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER, title=f"Song {number}", artist="A", main_artist="A",
            spotify_id=f"id-of-Song {number}", valence=0.5, energy=0.5, danceability=0.5,
        )
        for number in range(TRACKS)
    )  # fmt: skip
    return alice


def set_of(owner: User) -> RecommendationSet:
    chosen = RecommendationSet.objects.create(
        owner=owner, origin="hand", probabilities=only(Emotion.HAPPY), shown=TRACKS
    )
    SetTrack.objects.bulk_create(
        SetTrack(set=chosen, track=track, position=position)
        for position, track in enumerate(Track.objects.order_by("pk"), start=1)
    )
    return chosen


def begin_again(spotify: Account, owner: User, failing: tuple[str, ...]) -> SavedPlaylist:
    """An earlier playlist of the listener's, and the order to fail."""
    SavedPlaylist.objects.all().delete()
    SpotifyPause.objects.all().delete()
    for kept in (spotify.created, spotify.added, spotify.replaced):
        kept.clear()
    spotify.playlists, spotify.names = {"earlier": list(BEFORE)}, {"earlier": "Earlier"}
    spotify.failing = set(failing)
    return SavedPlaylist.objects.create(
        set=set_of(owner), owner=owner, name="Earlier", wanted_tracks=[], spotify_id="earlier",
        state="filled", filled_at=timezone.now(),
    )  # fmt: skip


def check(spotify: Account, saved: SavedPlaylist, failing: tuple[str, ...]) -> None:
    assert saved.state == "filled", saved.problem
    assert spotify.created == []
    if saved.way == Way.APPEND:
        expected = BEFORE + [one for one in WANTED if one not in BEFORE]
        assert (saved.added, saved.already_there) == (TRACKS - 1, ["id-of-Song 7"])
        assert len(spotify.added) == 2 + ("add before" in failing)
        assert spotify.replaced == []
    else:
        expected = WANTED
        assert saved.added == TRACKS
        assert len(spotify.replaced) == 1 + ("replace before" in failing)
        assert len(spotify.added) == 1 + ("add before" in failing)
    assert spotify.playlists == {"earlier": expected}
    was_replaced = saved.target is not None and saved.target.replaced_at is not None
    assert was_replaced == (saved.way == Way.REPLACE)


@pytest.mark.parametrize("visit", ["the first visit", "a later visit"])
@pytest.mark.parametrize(
    ("way", "failing"),
    [
        (Way.APPEND, ()),
        (Way.APPEND, ("add after",)),
        (Way.APPEND, ("add before",)),
        (Way.REPLACE, ()),
        (Way.REPLACE, ("replace after",)),
        (Way.REPLACE, ("replace before", "add after")),
    ],
)
def test_killed_anywhere_each_track_is_in_the_playlist_once(
    owner: User, spotify: Account, way: SavedPlaylist.Way, failing: tuple[str, ...], visit: str
) -> None:
    for dies_at in range(1, 999):
        target, process = begin_again(spotify, owner, failing), Process(dies_at)
        chosen = set_of(owner)
        save_set(chosen, owner=owner, to=Destination(way, target))
        if visit == "a later visit":
            work_off()
            SavedPlaylist.objects.filter(set=chosen).update(retry_at=timezone.now())
        process.run(spotify, work_off)
        check(spotify, finish(chosen), failing)
        if not process.is_dead:
            break
    # So that a loop in which nothing was ever killed does not pass.
    assert dies_at > 3
