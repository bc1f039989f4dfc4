"""Two sets that are put into the same playlist: one after the other, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import responses
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services.playlists import Destination, save_set
from recommendations.services.retries import MOST_ATTEMPTS
from recommendations.services.save_worker import work_off
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for
from recommendations.tests.saving.account import Account
from recommendations.tests.saving.conftest import known, page, save, when_due

Way = SavedPlaylist.Way


@pytest.fixture
def spotify() -> Iterator[Account]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Account(mock)


@pytest.fixture
def target(listener: Client, alices_set: RecommendationSet, spotify: Account) -> SavedPlaylist:
    known(alices_set)
    saved = save(listener, alices_set)
    spotify.playlists["playlist-1"] = ["hers"]
    return saved


@pytest.fixture
def sets(alice: User, target: SavedPlaylist) -> list[RecommendationSet]:
    """Of different tracks, so that each has all of its own to add."""
    made = [create_set(wish=wish_for(mood), owner=alice) for mood in (Emotion.HAPPY, Emotion.SAD)]
    taken: set[int] = set()
    for one in made:
        known(one)
        one.entries.filter(track_id__in=taken).update(removed=True)
        taken |= set(one.entries.values_list("track_id", flat=True)[: one.shown])
    return made


def ids(chosen: RecommendationSet) -> list[str]:
    return list(SavedPlaylist.objects.get(set=chosen).found_ids)


def ask(chosen: RecommendationSet, target: SavedPlaylist, way: SavedPlaylist.Way) -> None:
    assert chosen.owner is not None
    save_set(chosen, owner=chosen.owner, to=Destination(way, target))


def test_while_a_write_of_the_first_is_not_confirmed_the_second_waits(
    listener: Client, sets: list[RecommendationSet], target: SavedPlaylist, spotify: Account
) -> None:
    first, second = sets
    spotify.failing = {"add before"}
    ask(first, target, Way.APPEND)
    work_off()
    assert SavedPlaylist.objects.get(set=first).state == "adding"
    ask(second, target, Way.APPEND)
    work_off()
    waiting = SavedPlaylist.objects.get(set=second)
    assert (waiting.state, waiting.problem_code) == ("wanted", "target-in-use")
    assert "another list of yours is being put into this playlist" in page(listener, second)
    for _ in range(9):
        with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
            SavedPlaylist.objects.exclude(retry_at=None).update(retry_at=timezone.now())
            work_off()
        SavedPlaylist.objects.filter(state="adding").update(
            looked_at=timezone.now() - timedelta(minutes=2)
        )
    assert spotify.playlists["playlist-1"] == ["hers", *ids(first), *ids(second)]
    # The first one's twice, since it was not done at first; the earlier playlist's own.
    assert len(spotify.added) == 1 + 2 + 1


def test_a_second_that_comes_within_a_call_of_the_first_does_not_come_between(
    sets: list[RecommendationSet], target: SavedPlaylist, spotify: Account
) -> None:
    first, second = sets
    ask(first, target, Way.APPEND)
    ask(second, target, Way.APPEND)
    came_between: list[str] = []

    def work_too(call: str) -> None:
        if call in ("items", "add") and len(came_between) < 2:
            came_between.append(call)
            SavedPlaylist.objects.filter(set=second).update(retry_at=timezone.now())
            work_off()

    spotify.before = work_too
    work_off()
    assert came_between == ["items", "add"]
    assert SavedPlaylist.objects.get(set=second).state == "wanted"
    spotify.before = lambda call: None
    assert when_due(second).state == "filled"
    assert spotify.playlists["playlist-1"] == ["hers", *ids(first), *ids(second)]


def test_one_that_gave_up_with_a_call_in_doubt_keeps_the_playlist_to_itself(
    sets: list[RecommendationSet], target: SavedPlaylist, spotify: Account
) -> None:
    first, second = sets
    ask(first, target, Way.APPEND)
    spotify.fail("add", 502)
    work_off()
    spotify.fail("items", 502)
    SavedPlaylist.objects.filter(set=first).update(attempts=MOST_ATTEMPTS)
    when_due(first)
    given_up = SavedPlaylist.objects.get(set=first)
    assert (given_up.state, given_up.stopped_in) == ("failed", "adding")
    spotify.recover()
    ask(second, target, Way.APPEND)
    work_off()
    assert SavedPlaylist.objects.get(set=second).problem_code == "target-in-use"


def test_one_that_gave_up_between_two_calls_lets_the_next_and_goes_on_below_it(
    sets: list[RecommendationSet], target: SavedPlaylist, spotify: Account
) -> None:
    first, second = sets
    ask(first, target, Way.APPEND)
    spotify.fail("add", 400)
    work_off()
    assert SavedPlaylist.objects.get(set=first).state == "failed"
    spotify.recover()
    # What is refused is not done.
    spotify.playlists["playlist-1"] = ["hers"]
    ask(second, target, Way.APPEND)
    work_off()
    spotify.failing = {"add after"}
    assert first.owner is not None
    save_set(first, owner=first.owner)
    work_off()
    assert when_due(first).state == "filled"
    assert spotify.playlists["playlist-1"] == ["hers", *ids(second), *ids(first)]


def test_what_a_replacement_took_out_of_a_stopped_save_is_added_again(
    sets: list[RecommendationSet], target: SavedPlaylist, spotify: Account
) -> None:
    first, second = sets
    ask(first, target, Way.APPEND)
    work_off()
    # As if it had stopped after its first call of two.
    SavedPlaylist.objects.filter(set=first).update(
        state="failed", stopped_in="created", added=5, filled_at=None
    )
    ask(second, target, Way.REPLACE)
    work_off()
    assert spotify.playlists["playlist-1"] == ids(second)
    assert first.owner is not None
    save_set(first, owner=first.owner)
    work_off()
    assert spotify.playlists["playlist-1"] == [*ids(second), *ids(first)]
    assert SavedPlaylist.objects.get(set=first).added == 12


def test_where_the_earlier_record_is_deleted_meanwhile_nothing_is_written(
    sets: list[RecommendationSet], target: SavedPlaylist, spotify: Account
) -> None:
    first, _ = sets
    ask(first, target, Way.APPEND)
    target.set.delete()
    spotify.added.clear()
    work_off()
    assert SavedPlaylist.objects.get(set=first).problem_code == "target-gone"
    assert spotify.added == []
