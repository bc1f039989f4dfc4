from __future__ import annotations

import pytest
from django.test import Client

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
)
from recommendations.naming import WORDS_LENGTH, ending_of
from recommendations.services.leases import LEASE
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.playlist_changes.conftest import (
    address,
    at_spotify,
    page,
    press,
    recover,
)

TYPED = {"name": "Sunday & no rain", "description": "For the kitchen, <loud>"}
SHOWN = ("Sunday &amp; no rain", "For the kitchen, &lt;loud&gt;")


def test_the_playlist_the_record_and_the_list_get_them(
    listener: Client,
    chosen: RecommendationSet,
    saved: SavedPlaylist,
    standin: ScriptedStandin,
) -> None:
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "The name and the description of “Sunday &amp; no rain” are in Spotify now." in text
    described = f"For the kitchen, <loud>{ending_of(chosen.id)}"
    there = at_spotify(standin)
    assert (there.id, there.name, there.description) == (
        saved.spotify_id, "Sunday & no rain", described,
    )  # fmt: skip
    saved.refresh_from_db()
    assert (saved.name, saved.description) == ("Sunday & no rain", described)
    assert (saved.state, saved.leased_until, saved.retry_at) == ("filled", None, None)
    chosen.refresh_from_db()
    assert (chosen.name, chosen.description) == ("Sunday & no rain", "For the kitchen, <loud>")
    assert standin.writes() == ["change_playlist"]
    assert '<h2 id="tracks-title">Sunday &amp; no rain</h2>' in text


def test_the_form_shows_what_the_playlist_has_and_the_end_that_stays(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist
) -> None:
    text = page(listener, "change-playlist", chosen)
    assert f'value="{saved.name}"' in text
    assert ">Music for a happy mood</textarea>" in text
    assert ending_of(chosen.id).strip() in text
    assert "Ask Spotify for permission" not in text


def test_what_is_left_empty_is_made_as_for_a_new_playlist(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    first = (saved.name, saved.description)
    press(listener, "change-playlist", chosen, TYPED)
    press(listener, "change-playlist", chosen, {"name": " ", "description": "\n"})
    there = at_spotify(standin)
    assert (there.name, there.description) == first


def test_line_breaks_become_blanks_and_the_longest_words_fit(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    words = "One line\r\n and another\t" + "x" * (WORDS_LENGTH - 21)
    press(listener, "change-playlist", chosen, {"name": "Two\nlines", "description": words})
    there = at_spotify(standin)
    assert there.name == "Two lines"
    assert there.description.startswith("One line and another xxx")
    assert len(there.description) == 300
    assert there.description.endswith(ending_of(chosen.id))


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "x" * 101, "at most 100 characters, and this has 101"),
        ("name", "bell\x07", "cannot be seen"),
        ("description", "x" * (WORDS_LENGTH + 1), f"room for {WORDS_LENGTH} characters"),
        ("description", "null\x00byte", "cannot be seen"),
        ("description", "escape\x1b[31m", "cannot be seen"),
    ],
)
def test_what_spotify_would_not_take_comes_back_with_words_and_is_not_sent(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    field: str, typed: str, words: str,
) -> None:  # fmt: skip
    text = press(listener, "change-playlist", chosen, {**TYPED, field: typed})
    assert words in text
    assert 'aria-invalid="true"' in text
    assert typed.replace("\x00", "\ufffd")[:90] in text.replace("\x00", "\ufffd")
    assert standin.calls() == []


@pytest.mark.parametrize("kind", ["error_after", "rate_limited", "insufficient_scope"])
def test_after_a_failure_nothing_typed_is_lost(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    kind: str,
) -> None:  # fmt: skip
    """What each failure is told as, and that it ends well, is in the table of faults."""
    before = (saved.name, saved.description)
    standin.order(kind, "change_playlist", **{"retry_after": 7} if kind == "rate_limited" else {})
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "What you typed is kept." in text
    assert all(typed in text for typed in SHOWN)
    assert standin.writes() == ["change_playlist"]
    saved.refresh_from_db()
    assert (saved.name, saved.description, saved.leased_until) == (*before, None)
    # It is there still when the page is opened anew, and the list keeps what it has.
    text = page(listener, "change-playlist", chosen)
    assert all(typed in text for typed in SHOWN)
    assert "Spotify does not have it so far" in text
    recover(standin)
    if kind == "insufficient_scope":
        return
    press(listener, "change-playlist", chosen, TYPED)
    assert standin.writes() == ["change_playlist"]
    saved.refresh_from_db()
    assert saved.name == at_spotify(standin).name == TYPED["name"]
    assert "Spotify does not have it so far" not in page(listener, "change-playlist", chosen)


def test_while_spotify_says_wait_nothing_is_sent(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    standin.order("quota_exceeded", "change_playlist", times=1, retry_after=52_531)
    press(listener, "change-playlist", chosen, TYPED)
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "try again after" in text
    assert standin.writes() == ["change_playlist"]


def test_a_permission_that_spotify_does_not_know_is_asked_for_and_leads_back(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    standin.order("insufficient_scope", "change_playlist", times=1)
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "WMusic asks Spotify to let it change the playlists it made for you." in text
    here = address("change-playlist", chosen)
    assert f"purpose=change&amp;next={here.replace('/', '%2F')}" in text


@pytest.mark.parametrize("how", ["revoked", "known to have ended", "no connection"])
def test_without_a_consent_the_listener_connects_again_and_comes_back_to_what_they_typed(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    how: str,
) -> None:  # fmt: skip
    match how:
        case "revoked":
            # Refused, and refreshing is refused, too.
            standin.revoke("Ada")
        case "known to have ended":
            SpotifyConnection.objects.update(needs_reconnect=True)
        case _:
            SpotifyConnection.objects.all().delete()
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "Connect your account again to go on." in text
    assert "Ask Spotify for permission" in text
    assert all(typed in text for typed in SHOWN)
    assert len(standin.writes()) <= 1
    assert all(typed in page(listener, "change-playlist", chosen) for typed in SHOWN)


def test_a_playlist_that_spotify_no_longer_has_can_be_removed_here(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    standin.order("not_found", "change_playlist")
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "Spotify no longer has this playlist" in text
    assert address("remove-playlist", chosen) in text
    assert SavedPlaylist.objects.filter(pk=saved.pk).exists()


def test_a_playlist_of_another_account_is_not_changed_and_that_is_said(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    standin.order("forbidden", "change_playlist")
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "another Spotify account than the one that is connected now" in text


def test_two_at_once_are_one_after_the_other(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    now = saved.created_at
    SavedPlaylist.objects.update(leased_until=now + LEASE)
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "being saved or changed at this moment" in text
    assert all(typed in text for typed in SHOWN)
    assert standin.calls() == []


def test_typed_words_can_be_forgotten(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    standin.order("error_before", "change_playlist", times=1)
    press(listener, "change-playlist", chosen, TYPED)
    text = press(listener, "change-playlist", chosen, {"discard": "yes"})
    assert f'value="{saved.name}"' in text
    assert "Forget what I typed" not in text


def test_a_list_without_a_playlist_has_no_such_page(
    listener: Client, chosen: RecommendationSet, standin: ScriptedStandin
) -> None:
    standin.forget_calls()
    assert "has no playlist in Spotify" in page(listener, "change-playlist", chosen)
    text = press(listener, "change-playlist", chosen, TYPED)
    assert "has no playlist in Spotify" in text
    assert standin.calls() == []
