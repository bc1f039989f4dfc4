"""The press that removes an empty twin looks first whether it still is one."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    TwinSearch,
)
from recommendations.spotify.standin.ids import spotify_id
from recommendations.spotify.standin.state import Entry, Playlist
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.playlist_changes.conftest import ADA, BEN, page, press
from recommendations.tests.visit import Visit

LEFT_ALONE = "It is not there any more as WMusic found it"
REMOVED = "The empty playlist is removed from your Spotify account."
REMOVE = {"answer": "remove"}


@pytest.fixture
def twin(saved: SavedPlaylist, standin: ScriptedStandin) -> Playlist:
    """Told of on the page of Alice's list."""
    made = Playlist(id=spotify_id("playlist", "twin"), owner=ADA.id, name=saved.name)
    change(standin, made)
    TwinSearch.objects.create(saved=saved, name=saved.name, spotify_id=made.id, looks=1)
    return made


def change(standin: ScriptedStandin, playlist: Playlist) -> None:
    with standin.standin.store.changing() as state:
        state.playlists[playlist.id] = playlist


def ids(standin: ScriptedStandin) -> set[str]:
    return {one.id for one in standin.playlists()}


def test_one_press_removes_it_and_the_full_one_stays(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, twin: Playlist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    assert "Remove the empty one" in page(listener, "set", chosen)
    text = press(listener, "twin", chosen, REMOVE)
    assert REMOVED in text
    assert 'id="twin"' not in text
    assert "Saved to Spotify" in text
    assert standin.writes() == ["unfollow"]
    assert saved.spotify_id in ids(standin) and twin.id not in ids(standin)
    assert SavedPlaylist.objects.get().state == "filled"
    assert "That is done already." in press(listener, "twin", chosen, REMOVE)
    assert standin.writes() == ["unfollow"]


@pytest.mark.parametrize("what", ["a track in it", "another name", "gone"])
def test_what_the_listener_has_done_with_it_is_left_alone(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, twin: Playlist,
    standin: ScriptedStandin, what: str,
) -> None:  # fmt: skip
    if what == "a track in it":
        twin.entries.append(Entry(saved.found_ids[0], 0.0))
    elif what == "another name":
        twin.name = "For the car"
    change(standin, twin)
    if what == "gone":
        with standin.standin.store.changing() as state:
            del state.playlists[twin.id]
    text = press(listener, "twin", chosen, REMOVE)
    assert LEFT_ALONE in text
    assert 'id="twin"' not in text
    assert standin.writes() == []
    assert not TwinSearch.objects.exists()


@pytest.mark.parametrize("field", ["spotify_id", "target_spotify_id"])
def test_one_that_became_a_saves_playlist_is_neither_told_nor_removed(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, twin: Playlist,
    standin: ScriptedStandin, field: str,
) -> None:  # fmt: skip
    other = RecommendationSet.objects.create(
        owner=chosen.owner, origin="hand", probabilities=chosen.probabilities, shown=1
    )
    SavedPlaylist.objects.create(
        set=other, owner=saved.owner, name=saved.name, wanted_tracks=[1], **{field: twin.id}
    )
    assert 'id="twin"' not in page(listener, "set", chosen)
    press(listener, "twin", chosen, REMOVE)
    assert standin.writes() == []
    assert twin.id in ids(standin)


def test_in_another_account_it_is_not_touched(
    visit: Visit, listener: Client, chosen: RecommendationSet, twin: Playlist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    SpotifyConnection.objects.all().delete()
    SocialAccount.objects.all().delete()
    visit.sign_in(process="connect", listener=BEN.id)
    text = press(listener, "twin", chosen, REMOVE)
    assert "in another Spotify account than the one that is connected now" in text
    assert standin.writes() == []
    assert TwinSearch.objects.exists()


def test_a_count_that_is_left_out_is_not_taken_for_none(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, twin: Playlist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    standin.order("string_error", "list_items", status=200)
    text = press(listener, "twin", chosen, REMOVE)
    assert "Spotify did not confirm this" in text
    assert "Not removed" in text
    assert standin.writes() == []


def test_removing_the_full_one_ends_the_search_and_says_what_stays(
    listener: Client, chosen: RecommendationSet, twin: Playlist, standin: ScriptedStandin
) -> None:
    text = press(listener, "remove-playlist", chosen)
    assert "The empty playlist beside it stays in your account" in text
    assert not TwinSearch.objects.exists()
    assert twin.id in ids(standin)
