"""A save whose process dies between any two steps, and goes on in another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
import responses
from django.contrib.auth.models import User
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, SpotifyPause, Track
from recommendations.moods import only
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES
from recommendations.tests.conftest import connect
from recommendations.tests.saving.account import Account
from recommendations.tests.saving.processes import Process, finish

LOOKED_UP = ("Song 0", "Song 50", "Song 109")
# Two adds.
TRACKS = 110


@pytest.fixture
def spotify() -> Iterator[Account]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Account(mock)


@pytest.fixture
def owner(alice: User, small_cover: bytes) -> User:
    scopes = " ".join(SAVE_SCOPES | PURPOSES["cover"].scopes)
    connect(alice, expires_at=timezone.now() + timedelta(days=30), scopes=scopes)
    Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER, title=f"Song {number}", artist="A", main_artist="A",
            spotify_id=f"id-of-Song {number}", valence=0.5, energy=0.5, danceability=0.5,
        )
        for number in range(TRACKS)
    )  # fmt: skip
    return alice


def set_of(owner: User) -> RecommendationSet:
    """A new set of all tracks, of which three have to be looked up again."""
    Track.objects.filter(title__in=LOOKED_UP).update(spotify_id=None)
    chosen = RecommendationSet.objects.create(
        owner=owner,
        origin=RecommendationSet.Origin.HAND,
        probabilities=only(Emotion.HAPPY),
        shown=TRACKS,
    )
    SetTrack.objects.bulk_create(
        SetTrack(set=chosen, track=track, position=position)
        for position, track in enumerate(Track.objects.order_by("pk"), start=1)
    )
    return chosen


FAILURES = [
    ("create after",),
    ("create before",),
    ("add after",),
    ("add before",),
    ("create after", "add after"),
    ("cover after",),
    ("cover before",),
]
VISITS = [
    ("the first visit", ()),
    *(("the first visit", failing) for failing in FAILURES),
    *(("a later visit", failing) for failing in FAILURES),
]


def begin_again(spotify: Account, owner: User, failing: tuple[str, ...]) -> RecommendationSet:
    SavedPlaylist.objects.all().delete()
    SpotifyPause.objects.all().delete()
    for kept in (spotify.playlists, spotify.created, spotify.added):
        kept.clear()
    spotify.covers.clear()
    spotify.pictures.clear()
    spotify.failing = set(failing)
    return set_of(owner)


def check_end(chosen: RecommendationSet, spotify: Account, failing: tuple[str, ...]) -> None:
    saved = finish(chosen)
    assert saved.state == "filled", saved.problem
    wanted = [f"id-of-Song {number}" for number in range(TRACKS)]
    assert list(spotify.playlists.values()) == [wanted]
    assert (saved.added, saved.missing_tracks) == (TRACKS, [])
    assert (saved.cover, list(spotify.pictures)) == ("done", [saved.spotify_id])
    # Nothing was sent twice but what had not been done.
    assert len(spotify.created) == 1 + ("create before" in failing)
    assert len(spotify.added) == 2 + ("add before" in failing)
    assert len(spotify.covers) == 1 + ("cover before" in failing)


def test_killed_anywhere_in_the_request_another_press_begins_it(
    owner: User, spotify: Account
) -> None:
    for dies_at in range(1, 99):
        chosen, process = begin_again(spotify, owner, ()), Process(dies_at)
        process.run(spotify, partial(save_set, chosen, owner=owner))
        save_set(chosen, owner=owner)
        check_end(chosen, spotify, ())
        if not process.is_dead:
            break
    assert dies_at > 4


@pytest.mark.parametrize(("visit", "failing"), VISITS)
def test_killed_anywhere_in_a_visit_of_a_worker_the_end_is_one_whole_playlist(
    owner: User, spotify: Account, visit: str, failing: tuple[str, ...]
) -> None:
    for dies_at in range(1, 999):
        chosen, process = begin_again(spotify, owner, failing), Process(dies_at)
        save_set(chosen, owner=owner)
        if visit == "a later visit":
            work_off()
            SavedPlaylist.objects.update(retry_at=timezone.now())
        process.run(spotify, work_off)
        check_end(chosen, spotify, failing)
        if not process.is_dead:
            break
    # So that a loop in which nothing was ever killed does not pass.
    assert dies_at > 8
