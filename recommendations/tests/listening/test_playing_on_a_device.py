"""From the press to the music, at the stand-in."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.editing import move_track, remove_track
from recommendations.spotify.player import MOST_PLAYED_AT_ONCE
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES
from recommendations.spotify.tests.standin.scripted import ScriptedStandin, track_ids
from recommendations.tests.listening.conftest import (
    PLAYLIST,
    offered,
    page_of,
    playing,
    press,
    saved_as,
    shown_ids,
)
from recommendations.tests.taste.conftest import ADA, CHI, Connect
from recommendations.tests.visit import Visit

WHERE = "To play this list where you have Spotify open, WMusic asks Spotify which devices you have"


def test_the_permission_is_asked_for_with_its_reason_and_leads_back(
    connect_to: Connect, alice: User, known_set: RecommendationSet
) -> None:
    visit = connect_to(alice, ADA.id)
    page = page_of(visit.site, known_set)
    assert WHERE in page
    assert "Choose a device" not in page
    query = page.split('id="play"')[1].split('action="/accounts/spotify/login/?')[1].split('"')[0]
    asked = visit.site.post(f"/accounts/spotify/login/?{query.replace('&amp;', '&')}")
    back = visit.come_back(visit.decide(asked.headers["Location"], listener=ADA.id))
    assert back.headers["Location"] == f"/recommendations/{known_set.id}/#play"
    assert SpotifyConnection.objects.get().granted == SAVE_SCOPES | PURPOSES["play"].scopes
    page = page_of(visit.site, known_set)
    assert WHERE not in page and "Choose a device" in page


def test_the_page_itself_asks_spotify_nothing(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    standin.forget_calls()
    page_of(ada.site, known_set)
    assert standin.calls() == []


def test_the_active_device_is_first_and_chosen(ada: Visit, known_set: RecommendationSet) -> None:
    section = press(ada.site, known_set, "devices")
    first, second = offered(section)
    assert section.index("Ada’s laptop") < section.index("active now") < section.index("Kitchen")
    assert f'value="{first}" required checked' in section
    assert f'value="{second}" required>' in section


def test_the_cards_play_in_order_on_the_device_that_was_chosen(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    first = known_set.entries.get(position=1).track
    remove_track(known_set, known_set.entries.get(position=2).track_id)
    move_track(known_set, first.pk, to=4)
    _, kitchen = offered(press(ada.site, known_set, "devices"))
    standin.forget_calls()
    section = press(ada.site, known_set, "play", {"device": kitchen})
    assert "9 tracks play on the device you chose, in this order." in section
    assert "2 are left out" in section
    tracks, playlist = playing(standin)
    assert tracks == shown_ids(known_set) and playlist == ""
    assert tracks[0] != first.spotify_id
    assert standin.writes() == ["play"]
    assert len(standin.calls()) == 1
    with standin.standin.store.reading() as state:
        (account,) = state.accounts.values()
    assert account.active_device is not None and account.active_device.name == "Kitchen"


def test_an_idle_device_can_be_chosen(
    connect_to: Connect, alice: User, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    visit = connect_to(alice, CHI.id, "play")
    (phone,) = offered(press(visit.site, known_set, "devices"))
    assert "tracks play on" in press(visit.site, known_set, "play", {"device": phone})
    assert playing(standin, "Chi")[0] == shown_ids(known_set)


def test_a_saved_list_plays_as_its_playlist(
    ada: Visit, alice: User, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    playlist = standin.playlists("Ada")[0]
    saved_as(known_set, alice, spotify_id=playlist.id)
    section = press(ada.site, known_set, "devices")
    assert "Play the playlist" in section
    section = press(ada.site, known_set, "play", {"device": offered(section)[0]})
    assert "Your playlist plays on the device you chose." in section
    assert "left out" not in section
    assert playing(standin) == (track_ids(playlist), playlist.id)


def test_a_list_that_took_the_place_of_another_plays_as_that_playlist(
    ada: Visit, alice: User, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    playlist = standin.playlists("Ada")[0]
    replaces = {"way": SavedPlaylist.Way.REPLACE, "target_spotify_id": playlist.id}
    saved_as(known_set, alice, spotify_id=None, **replaces)
    laptop = offered(press(ada.site, known_set, "devices"))[0]
    press(ada.site, known_set, "play", {"device": laptop})
    assert playing(standin)[1] == playlist.id


@pytest.mark.parametrize(
    "changes",
    [
        {"state": SavedPlaylist.State.CREATED},
        {"state": SavedPlaylist.State.ADDING},
        {"replaced_at": timezone.now()},
        {"gone_at": timezone.now()},
        {
            "way": SavedPlaylist.Way.APPEND,
            "spotify_id": None,
            "target_spotify_id": PLAYLIST,
        },
    ],
)
def test_where_no_whole_playlist_begins_with_them_the_cards_play(
    ada: Visit,
    alice: User,
    known_set: RecommendationSet,
    standin: ScriptedStandin,
    changes: dict[str, Any],
) -> None:
    saved_as(known_set, alice, **changes)
    laptop = offered(press(ada.site, known_set, "devices"))[0]
    press(ada.site, known_set, "play", {"device": laptop})
    assert playing(standin) == (shown_ids(known_set), "")


def test_a_list_without_any_id_says_that_saving_finds_them(
    ada: Visit, alices_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    page = page_of(ada.site, alices_set)
    assert "The Spotify ids of these tracks are not known yet." in page
    assert "Choose a device" not in page
    standin.forget_calls()
    section = press(ada.site, alices_set, "play", {"device": "a" * 40})
    assert "not known yet, so there is nothing to play." in section
    assert standin.calls() == []


def test_no_more_than_a_hundred_are_named_at_once(
    ada: Visit,
    known_set: RecommendationSet,
    standin: ScriptedStandin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MOST_PLAYED_AT_ONCE == 100
    monkeypatch.setattr("recommendations.selectors.playing.MOST_PLAYED_AT_ONCE", 4)
    laptop = offered(press(ada.site, known_set, "devices"))[0]
    press(ada.site, known_set, "play", {"device": laptop})
    assert playing(standin)[0] == shown_ids(known_set)[:4]
