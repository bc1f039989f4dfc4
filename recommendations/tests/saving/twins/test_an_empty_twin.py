"""A create that Spotify performs after both looks for it: told afterwards, and removed only by
the listener's press."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    TwinSearch,
)
from recommendations.naming import mark_of
from recommendations.services.save_worker import work_off
from recommendations.services.twin_search import WAITS
from recommendations.spotify.scopes import MODIFY_PLAYLISTS, SAVE_SCOPES
from recommendations.tests.conftest import connect
from recommendations.tests.saving.conftest import page, save, settle, when_due
from recommendations.tests.saving.twins.late_account import LateAccount, look_for_twins, made_twice


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
