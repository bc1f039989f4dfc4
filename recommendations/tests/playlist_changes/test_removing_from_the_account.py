from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.save_worker import work_off
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import REMOVE_SCOPES, SAVE_SCOPES
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.playlist_changes.conftest import (
    ADA,
    BEN,
    address,
    at_spotify,
    page,
    press,
)
from recommendations.tests.visit import Visit, query_of

STILL = "The list itself is still here, and can be saved again."


def test_the_playlist_goes_and_the_list_can_be_saved_as_a_new_one(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    before = list(chosen.entries.values_list("track_id", flat=True))
    text = press(listener, "remove-playlist", chosen)
    assert f"“{saved.name}” is removed from your Spotify account. {STILL}" in text
    assert 'data-state="ready"' in text
    assert standin.writes() == ["unfollow"]
    assert len(standin.calls()) == 1
    assert standin.playlists() == []
    assert not SavedPlaylist.objects.exists()
    assert list(chosen.entries.values_list("track_id", flat=True)) == before
    press(listener, "save", chosen)
    work_off()
    again = SavedPlaylist.objects.get()
    assert again.state == SavedPlaylist.State.FILLED
    assert at_spotify(standin).id == again.spotify_id != saved.spotify_id


def test_it_is_asked_first_without_a_call(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    text = page(listener, "remove-playlist", chosen)
    assert "Remove it from Spotify?" in text
    assert f"“{saved.name}” goes from your Spotify account." in text
    assert address("set", chosen) + "#save-bar" in text
    assert standin.calls() == []
    assert SavedPlaylist.objects.exists()


def test_after_a_failure_the_page_says_that_the_playlist_still_counts(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    """What each failure is told as, and that it ends well, is in the table of faults."""
    standin.order("error_before", "unfollow")
    assert "WMusic still counts the playlist as yours." in press(
        listener, "remove-playlist", chosen
    )
    saved.refresh_from_db()
    assert (saved.state, saved.leased_until) == ("filled", None)


def test_a_playlist_that_is_gone_already_counts_as_removed(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    standin.order("not_found", "unfollow")
    text = press(listener, "remove-playlist", chosen)
    assert f"Spotify has no “{saved.name}” in this account any more" in text
    assert STILL in text
    assert not SavedPlaylist.objects.exists()
    assert standin.writes() == ["unfollow"]


def test_a_second_press_finds_nothing_and_sends_nothing(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    press(listener, "remove-playlist", chosen)
    text = press(listener, "remove-playlist", chosen)
    assert "has no playlist in Spotify" in text
    assert standin.writes() == ["unfollow"]


@pytest.mark.parametrize(
    "values",
    [
        {"leased_until": timedelta(minutes=1)},
        {"retry_at": timedelta(hours=1), "state": SavedPlaylist.State.CREATED},
    ],
)
def test_while_a_worker_has_it_or_will_have_it_it_is_refused(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    values: dict[str, object],
) -> None:  # fmt: skip
    now = timezone.now()
    SavedPlaylist.objects.update(
        **{
            name: now + value if isinstance(value, timedelta) else value
            for name, value in values.items()
        }
    )
    text = press(listener, "remove-playlist", chosen)
    assert "being saved or changed at this moment" in text
    assert standin.calls() == []
    assert SavedPlaylist.objects.filter(pk=saved.pk).exists()


def test_one_that_was_given_up_half_way_can_be_removed(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    SavedPlaylist.objects.update(state="failed", stopped_in="created", added=2)
    assert address("remove-playlist", chosen) in page(listener, "set", chosen)
    assert STILL in press(listener, "remove-playlist", chosen)
    assert standin.playlists() == []


def test_a_hold_that_a_killed_process_left_runs_out(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist
) -> None:
    SavedPlaylist.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert STILL in press(listener, "remove-playlist", chosen)


def test_more_is_asked_for_only_where_spotify_wants_it_and_with_its_reason(
    visit: Visit, listener: Client, chosen: RecommendationSet, saved: SavedPlaylist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    standin.order("insufficient_scope", "unfollow", times=1)
    text = press(listener, "remove-playlist", chosen)
    assert "only the playlists that you tell it to remove" in text
    # What a save needs was not taken for missing.
    assert SpotifyConnection.objects.get().granted == SAVE_SCOPES
    here = address("remove-playlist", chosen)
    asked = listener.post(consent_address("remove", next_url=here)).headers["Location"]
    assert set(query_of(asked)["scope"].split()) == SAVE_SCOPES | REMOVE_SCOPES
    back = visit.come_back(visit.decide(asked, listener=ADA.id))
    assert back.headers["Location"] == here
    assert "Ask Spotify" not in page(listener, "remove-playlist", chosen).split("<main")[1]
    assert STILL in press(listener, "remove-playlist", chosen)


@pytest.mark.parametrize("how", ["revoked", "ended", "no connection"])
def test_without_a_consent_the_listener_is_asked_to_connect_and_nothing_is_lost(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    how: str,
) -> None:  # fmt: skip
    if how == "revoked":
        standin.revoke("Ada")
    elif how == "ended":
        SpotifyConnection.objects.update(needs_reconnect=True)
    else:
        SpotifyConnection.objects.all().delete()
    text = press(listener, "remove-playlist", chosen)
    assert "Connect your account again to go on." in text
    assert "Ask Spotify for permission" in text
    assert SavedPlaylist.objects.filter(pk=saved.pk).exists()
    assert len(standin.playlists()) == 1


def test_a_playlist_in_another_account_is_not_said_to_be_removed(
    visit: Visit, listener: Client, alice: User, chosen: RecommendationSet, saved: SavedPlaylist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    SpotifyConnection.objects.all().delete()
    SocialAccount.objects.all().delete()
    visit.sign_in(process="connect", listener=BEN.id)
    standin.forget_calls()
    text = press(listener, "remove-playlist", chosen)
    assert "in another Spotify account than the one that is connected now" in text
    assert standin.writes() == []
    assert len(standin.playlists("Ada")) == 1
    assert SavedPlaylist.objects.filter(pk=saved.pk).exists()


def test_the_lists_that_were_put_into_it_are_named_and_free_again(
    listener: Client, alice: User, chosen: RecommendationSet, saved: SavedPlaylist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    other = RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=chosen.probabilities, shown=6, name="The other"
    )
    appended = SavedPlaylist.objects.create(
        set=other, owner=alice, way="append", state="filled", wanted_tracks=[1], name=saved.name,
        target=saved, target_spotify_id=saved.spotify_id or "",
    )  # fmt: skip
    # Its page leads to the one of the list that the playlist was made for.
    assert "<li>The other</li>" in page(listener, "remove-playlist", other)
    SavedPlaylist.objects.filter(pk=appended.pk).update(state="created", retry_at=timezone.now())
    assert "being saved" in press(listener, "remove-playlist", chosen)
    SavedPlaylist.objects.filter(pk=appended.pk).update(state="filled", retry_at=None)
    press(listener, "change-playlist", chosen, {"name": "Both", "description": ""})
    assert set(SavedPlaylist.objects.values_list("name", flat=True)) == {"Both"}
    standin.forget_calls()
    assert STILL in press(listener, "remove-playlist", chosen)
    assert standin.writes() == ["unfollow"]
    assert not SavedPlaylist.objects.exists()
    assert RecommendationSet.objects.count() == 2


def test_a_list_put_into_a_playlist_whose_own_list_is_deleted_removes_it_all_the_same(
    listener: Client, alice: User, chosen: RecommendationSet, saved: SavedPlaylist,
    standin: ScriptedStandin,
) -> None:  # fmt: skip
    other = RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=chosen.probabilities, shown=6, name="The other"
    )
    SavedPlaylist.objects.create(
        set=other, owner=alice, way="append", state="filled", wanted_tracks=[1], name=saved.name,
        target=saved, target_spotify_id=saved.spotify_id or "",
    )  # fmt: skip
    press(listener, "delete", chosen)
    assert STILL in press(listener, "remove-playlist", other)
    assert standin.writes() == ["unfollow"]
    assert standin.playlists() == []
