"""A create that Spotify performs after both looks for it: told afterwards, and removed only by
the listener's press."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import responses
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    SpotifyPause,
    TwinSearch,
)
from recommendations.naming import mark_of
from recommendations.services import twin_search
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.services.twin_search import WAITS
from recommendations.spotify.scopes import MODIFY_PLAYLISTS, SAVE_SCOPES
from recommendations.tests.conftest import connect
from recommendations.tests.saving.account import LOST, Account
from recommendations.tests.saving.conftest import known, page, save, settle, when_due
from recommendations.tests.saving.processes import Process, finish


class LateAccount(Account):
    """The first create is not answered, and its playlist is listed only once there was a second
    one."""

    def _create(self, request: Any) -> tuple[int, dict[str, str], str]:
        is_first = not self.created
        reply = super()._create(request)
        return LOST if is_first else reply

    def _list(self, request: Any) -> tuple[int, dict[str, str], str]:
        if len(self.created) > 1:
            return super()._list(request)
        return self._reply("list", 200, {"items": [], "total": 0, "limit": 50})


@pytest.fixture
def spotify() -> Iterator[LateAccount]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield LateAccount(mock)


@pytest.fixture
def chosen(listener: Client, alices_set: RecommendationSet) -> RecommendationSet:
    """With a token that outlasts all looks."""
    SpotifyConnection.objects.update(expires_at=timezone.now() + timedelta(days=9))
    known(alices_set)
    return alices_set


def look_for_twins() -> None:
    """Workers look when it is time, until there is no time named any more."""
    for _ in range(len(WAITS) + 2):
        search = TwinSearch.objects.exclude(retry_at=None).first()
        if search is None or search.retry_at is None:
            return
        moment = max(one for one in (search.retry_at, search.leased_until) if one)
        with time_machine.travel(moment + timedelta(seconds=1), tick=False):
            work_off()
    raise AssertionError("it is looked for without an end")


def made_twice(listener: Client, chosen: RecommendationSet) -> SavedPlaylist:
    save(listener, chosen)
    when_due(chosen)
    return when_due(chosen)


def test_the_listener_is_told_of_the_empty_one_and_nothing_is_written(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount
) -> None:
    saved = made_twice(listener, chosen)
    assert (saved.state, saved.spotify_id) == ("filled", "playlist-2")
    assert 'id="twin"' not in page(listener, chosen)
    look_for_twins()
    text = page(listener, chosen)
    assert f"There is a second “{saved.name}” in your Spotify account, and it is empty." in text
    assert "http://127.0.0.1:8001/playlist/playlist-1" in text
    assert (len(spotify.created), len(spotify.added)) == (2, 1)
    assert TwinSearch.objects.get().looks == 1


def test_where_there_is_none_it_is_looked_for_a_few_times_and_forgotten(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount
) -> None:
    made_twice(listener, chosen)
    del spotify.playlists["playlist-1"]
    looks: list[str] = []
    spotify.before = lambda call: looks.append(call)
    look_for_twins()
    assert looks == ["me", "list"] * len(WAITS)
    assert not TwinSearch.objects.exists()
    assert 'id="twin"' not in page(listener, chosen)


def test_a_save_that_was_confirmed_is_not_followed_by_a_look(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount
) -> None:
    spotify.created.append("some time ago")
    assert save(listener, chosen).state == "filled"
    assert not TwinSearch.objects.exists()


def test_it_is_not_looked_for_before_the_save_is_done(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount
) -> None:
    saved = made_twice(listener, chosen)
    SavedPlaylist.objects.filter(pk=saved.pk).update(state="created")
    search = TwinSearch.objects.get()
    assert search.retry_at is not None
    with time_machine.travel(search.retry_at + timedelta(seconds=1), tick=False):
        work_off()
    search.refresh_from_db()
    assert (search.looks, search.spotify_id) == (0, None)
    SavedPlaylist.objects.filter(pk=saved.pk).update(state="filled")
    look_for_twins()
    assert TwinSearch.objects.get().spotify_id == "playlist-1"


def test_the_listeners_word_that_it_is_not_there_is_looked_after_too(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount
) -> None:
    spotify.fail("list", 403, '{"error": {"message": "Insufficient client scope"}}')
    save(listener, chosen)
    when_due(chosen)
    spotify.recover()
    assert SpotifyConnection.objects.get().granted == MODIFY_PLAYLISTS
    assert settle(listener, chosen, "not-there").state == "filled"
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES))
    look_for_twins()
    assert 'id="twin"' in page(listener, chosen)


@pytest.mark.parametrize(
    ("description", "is_told"),
    [
        (None, True),
        ("", True),
        ("Music, chosen with {mark}", True),
        ("for a mood, chosen with WMusic [00000000]", False),
        ("my own words", False),
    ],
)
def test_its_description_says_whether_it_can_be_the_one(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount,
    description: str | None, is_told: bool,
) -> None:  # fmt: skip
    made_twice(listener, chosen)
    told = description and description.format(mark=mark_of(chosen.id))
    spotify.before = lambda call: _listing(spotify, told) if call == "list" else None
    look_for_twins()
    assert ('id="twin"' in page(listener, chosen)) is is_told


def _listing(spotify: LateAccount, description: str | None) -> tuple[int, dict[str, str], str]:
    items = [{**one, "description": description} for one in spotify.listed]
    return 200, {}, json.dumps({"items": items, "total": len(items), "limit": 50})


@pytest.mark.parametrize("change", ["filled", "renamed", "counted no more", "another's"])
def test_what_cannot_be_the_one_is_not_taken_for_it(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, change: str
) -> None:
    made_twice(listener, chosen)

    def changed(call: str) -> tuple[int, dict[str, str], str] | None:
        if call != "list":
            return None
        for one in spotify.listed:
            match change:
                case "filled":
                    one["items"] = {"total": 1}
                case "renamed":
                    one["name"] = "Mine"
                case "counted no more":
                    del one["items"]
                case _:
                    one["owner"] = {"id": "bob-id"}
        return _listing(spotify, None)

    spotify.before = changed
    look_for_twins()
    assert not TwinSearch.objects.exists()


def test_one_that_another_save_of_this_name_still_looks_for_is_left_to_it(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, alice: User
) -> None:
    saved = made_twice(listener, chosen)
    other = RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=chosen.probabilities, shown=1
    )
    second = SavedPlaylist.objects.create(
        set=other, owner=alice, name=saved.name, wanted_tracks=[1], state="creating"
    )
    search = TwinSearch.objects.get()
    assert search.retry_at is not None
    with time_machine.travel(search.retry_at + timedelta(seconds=1), tick=False):
        work_off()
    assert TwinSearch.objects.get().spotify_id is None
    second.delete()
    look_for_twins()
    assert TwinSearch.objects.get().spotify_id == "playlist-1"


def test_a_twin_is_not_taken_for_its_own_by_another_save(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, alice: User
) -> None:
    made_twice(listener, chosen)
    look_for_twins()
    other = RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=chosen.probabilities, shown=1
    )
    other.entries.create(track=chosen.entries.all()[0].track, position=1)
    spotify.failing = {"create before"}
    save(listener, other)
    when_due(other)
    assert when_due(other).spotify_id == "playlist-4"


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_look_that_fails_leaves_the_playlist_saved_and_comes_again(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, status: int
) -> None:
    made_twice(listener, chosen)
    spotify.fail("list", status, **{"Retry-After": "7200"})
    search = TwinSearch.objects.get()
    assert search.retry_at is not None
    with time_machine.travel(search.retry_at + timedelta(seconds=1), tick=False):
        work_off()
        search.refresh_from_db()
        assert (search.looks, search.spotify_id) == (1, None)
        assert search.retry_at is not None
        # As Spotify says, or in ten minutes.
        wait = timedelta(hours=2) if status in (429, 500, 503) else timedelta(minutes=10)
        assert search.retry_at >= timezone.now() + wait - timedelta(seconds=5)
    assert "Saved to Spotify" in page(listener, chosen)
    spotify.recover()
    SpotifyConnection.objects.update(needs_reconnect=False)
    look_for_twins()
    assert TwinSearch.objects.get().spotify_id == "playlist-1"


def test_a_look_that_breaks_on_this_site_counts_and_comes_again(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    made_twice(listener, chosen)
    with monkeypatch.context() as patch:
        patch.setattr(twin_search, "client_for", lambda connection: 1 // 0)
        search = TwinSearch.objects.get()
        assert search.retry_at is not None
        with time_machine.travel(search.retry_at + timedelta(seconds=1), tick=False):
            work_off()
    search.refresh_from_db()
    assert (search.looks, search.leased_until) == (1, None)
    look_for_twins()
    assert TwinSearch.objects.get().spotify_id == "playlist-1"


def test_whoever_leaves_it_there_hears_no_more_of_it(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount
) -> None:
    made_twice(listener, chosen)
    look_for_twins()
    listener.post(f"/recommendations/{chosen.id}/twin/", {"answer": "keep"})
    assert not TwinSearch.objects.exists()
    assert 'id="twin"' not in page(listener, chosen)
    assert len(spotify.playlists) == 2


def test_nobody_else_can_answer(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, bob: User, charlie: User
) -> None:
    made_twice(listener, chosen)
    look_for_twins()
    address = f"/recommendations/{chosen.id}/twin/"
    connect(bob)
    for stranger in (bob, charlie, None):
        browser = Client()
        if stranger:
            browser.force_login(stranger)
        for answer in ("keep", "remove"):
            assert browser.post(address, {"answer": answer}).status_code == 404
    assert listener.post(address, {"answer": "burn"}).status_code == 400
    assert listener.get(address).status_code == 302
    assert TwinSearch.objects.exists()


@pytest.mark.parametrize("visit", [1, 2, 3, 4])
def test_killed_anywhere_there_is_one_whole_playlist_and_the_other_is_told(
    listener: Client, chosen: RecommendationSet, spotify: LateAccount, alice: User, visit: int
) -> None:
    for dies_at in range(1, 999):
        SavedPlaylist.objects.all().delete()
        SpotifyPause.objects.all().delete()
        for kept in (spotify.created, spotify.added, spotify.playlists, spotify.names):
            kept.clear()
        process = Process(dies_at)
        save_set(chosen, owner=alice)
        for number in range(1, 5):
            act = partial(process.run, spotify, work_off) if number == visit else work_off
            with time_machine.travel(_next_moment(), tick=False):
                act()
        saved = finish(chosen)
        look_for_twins()
        assert (saved.state, saved.added) == ("filled", 12)
        contents = {one: list(items) for one, items in spotify.playlists.items()}
        assert contents.pop(saved.spotify_id or "") == saved.found_ids
        # What is left is empty, and if there is one, it is the one that is told of.
        assert not any(contents.values())
        found = set(TwinSearch.objects.values_list("spotify_id", flat=True))
        assert len(contents) <= 1 and found == set(contents)
        assert len(spotify.added) == 1
        if not process.is_dead:
            break
    assert dies_at > 3


def _next_moment() -> Any:
    saved = SavedPlaylist.objects.get()
    search = TwinSearch.objects.first()
    moments = [saved.retry_at, saved.leased_until]
    if saved.retry_at is None and search is not None:
        moments = [search.retry_at, search.leased_until]
    return max([timezone.now(), *(one for one in moments if one)]) + timedelta(seconds=1)
