from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.leases import LEASE
from recommendations.services.retries import GIVEN_UP_AFTER, MOST_ATTEMPTS
from recommendations.services.save_worker import work_off
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.tests.saving.conftest import (
    Spotify,
    known,
    listed,
    page,
    save,
    settle,
    when_due,
)


@pytest.fixture
def chosen(alices_set: RecommendationSet) -> RecommendationSet:
    known(alices_set)
    return alices_set


@pytest.mark.parametrize("call", ["create", "add"])
@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (403, "The user is not registered for this application.", "list of testers"),
        (403, "Active premium subscription required for the owner", "Premium"),
        (400, "{}", "refused"),
    ],
)
def test_a_refused_call_is_told_and_can_be_tried_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, call: str, status: int,
    body: str, words: str,
) -> None:  # fmt: skip
    spotify.fail(call, status, body)
    assert save(listener, chosen).state == "failed"
    text = page(listener, chosen)
    assert 'data-state="failed"' in text
    assert words in text
    assert "Try again" in text
    spotify.recover()
    assert save(listener, chosen).state == "filled"
    creates = 2 if call == "create" else 1
    assert len(spotify.created) == creates
    assert spotify.added[-1] == spotify.added[0]


@pytest.mark.parametrize("call", ["create", "add"])
@pytest.mark.parametrize(
    ("body", "after", "words"),
    [
        ('{"error": {"reason": "QUOTA_EXCEEDED"}}', 52_531, "used up what Spotify allows"),
        ("{}", 4, "too many requests from this site"),
    ],
)
def test_a_limit_is_waited_for_and_its_end_is_told(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, call: str, body: str,
    after: int, words: str,
) -> None:  # fmt: skip
    spotify.fail(call, 429, body, **{"Retry-After": str(after)})
    with time_machine.travel("2026-11-21 10:00:00Z", tick=False):
        saved = save(listener, chosen)
        assert saved.retry_at == timezone.now() + timedelta(seconds=after)
        text = page(listener, chosen)
        SpotifyConnection.objects.update(expires_at=timezone.now() + timedelta(days=2))
    assert 'data-phase="paused"' in text
    assert words in text
    assert ("10:00 UTC" if after == 4 else "22 November, 00:35 UTC") in text
    spotify.before = lambda name: None
    with time_machine.travel(saved.retry_at - timedelta(seconds=1), tick=False):
        work_off()
        assert SavedPlaylist.objects.get().state == saved.state
    assert when_due(chosen).state == "filled"
    assert (len(spotify.created), len(spotify.added)) == ((2, 1) if call == "create" else (1, 2))


def test_a_press_while_it_waits_sends_nothing(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("create", 429, "{}", **{"Retry-After": "600"})
    first = save(listener, chosen)
    spotify.recover()
    again = save(listener, chosen)
    assert (again.retry_at, len(spotify.created)) == (first.retry_at, 1)


def test_failures_in_a_row_are_waited_out_for_longer_and_longer_and_then_given_up(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("me", 503)
    saved = save(listener, chosen)
    assert saved.state == "filled"  # nothing asks for the profile unless a call is uncertain
    SavedPlaylist.objects.update(state="creating", retry_at=timezone.now(), spotify_id=None)
    start = timezone.now()
    SpotifyConnection.objects.update(expires_at=start + timedelta(days=2))
    waits = []
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(MOST_ATTEMPTS):
            work_off()
            saved.refresh_from_db()
            if saved.retry_at is None:
                break
            waits.append(saved.retry_at - timezone.now())
            clock.move_to(saved.retry_at)
    assert waits == [timedelta(seconds=5 * 2**number) for number in range(MOST_ATTEMPTS - 1)]
    assert (saved.state, saved.stopped_in) == ("failed", "creating")
    assert "did not answer properly" in page(listener, chosen)
    spotify.recover()
    spotify.listed = [listed("playlist-1")]
    assert save(listener, chosen).state == "filled"
    assert len(spotify.created) == 1


def test_a_limit_that_never_ends_is_given_up_after_days(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    body = '{"error": {"reason": "QUOTA_EXCEEDED"}}'
    spotify.fail("create", 429, body, **{"Retry-After": "86400"})
    start = timezone.now()
    SpotifyConnection.objects.update(expires_at=start + timedelta(days=9))
    with time_machine.travel(start, tick=False) as clock:
        saved = save(listener, chosen)
        while saved.retry_at is not None:
            clock.move_to(saved.retry_at + timedelta(seconds=1))
            work_off()
            saved.refresh_from_db()
        assert timezone.now() - start < GIVEN_UP_AFTER
    assert (saved.state, saved.stopped_in) == ("failed", "wanted")
    spotify.recover()
    assert save(listener, chosen).state == "filled"


def test_a_process_that_died_at_work_leaves_a_save_that_goes_on(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    def die(call: str) -> None:
        raise KeyboardInterrupt

    spotify.before = die
    with pytest.raises(KeyboardInterrupt):
        save(listener, chosen)
    assert 'data-phase="creating"' in page(listener, chosen)
    spotify.recover()
    spotify.listed = [listed("playlist-1")]
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        work_off()
    assert SavedPlaylist.objects.get().state == "filled"
    assert len(spotify.created) == 1


def test_what_breaks_on_this_site_is_told_and_tried_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(call: str) -> None:
        raise LookupError("a mistake of ours")

    spotify.before = break_down
    saved = save(listener, chosen)
    assert (saved.state, saved.problem_code) == ("creating", "broken-here")
    assert "a mistake of ours" in caplog.text
    assert "something went wrong on this site" in page(listener, chosen)
    spotify.recover()
    spotify.listed = [listed("playlist-1")]
    assert when_due(chosen).state == "filled"


@pytest.mark.parametrize(
    "change", [{"needs_reconnect": True}, {"scopes": "playlist-modify-public"}]
)
def test_a_connection_that_does_not_suffice_is_asked_for_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, change: dict[str, object]
) -> None:
    SpotifyConnection.objects.update(**change)
    assert 'data-state="reconnect"' in page(listener, chosen)
    save(listener, chosen)
    assert 'data-state="reconnect"' in page(listener, chosen)
    assert spotify.created == []
    full = " ".join(SAVE_SCOPES)
    SpotifyConnection.objects.update(needs_reconnect=False, scopes=full)
    assert save(listener, chosen).state == "filled"


def test_what_is_missing_is_told_from_what_has_ended(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    SpotifyConnection.objects.update(scopes="playlist-modify-public")
    assert "Spotify needs your permission for this." in page(listener, chosen)
    SpotifyConnection.objects.update(needs_reconnect=True)
    assert "Spotify no longer accepts the permission you gave." in page(listener, chosen)


def test_a_token_refused_half_way_asks_to_reconnect_and_then_goes_on_by_itself(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, alice: User
) -> None:
    SpotifyConnection.objects.update(refresh_token="")
    spotify.fail("add", 401, '{"error": {"status": 401, "message": "expired"}}')
    save(listener, chosen)
    assert SpotifyConnection.objects.get(user=alice).needs_reconnect
    assert 'data-state="reconnect"' in page(listener, chosen)
    spotify.recover()
    SpotifyConnection.objects.update(needs_reconnect=False, authorized_at=timezone.now())
    assert 'data-state="saving" data-phase="waiting"' in page(listener, chosen)
    work_off()
    assert SavedPlaylist.objects.get().state == "filled"
    assert len(spotify.created) == 1


def test_after_days_a_new_consent_alone_makes_no_playlist(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    SpotifyConnection.objects.update(needs_reconnect=True)
    save(listener, chosen)
    SavedPlaylist.objects.update(asked_at=timezone.now() - GIVEN_UP_AFTER)
    SpotifyConnection.objects.update(needs_reconnect=False)
    work_off()
    assert spotify.created == []
    assert 'data-state="ready"' in page(listener, chosen)
    assert save(listener, chosen).state == "filled"


@pytest.mark.parametrize("call", ["create", "add"])
def test_a_permission_that_spotify_does_not_know_of_is_asked_for_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, call: str
) -> None:
    spotify.fail(call, 403, '{"error": {"status": 403, "message": "Insufficient client scope"}}')
    save(listener, chosen)
    assert SpotifyConnection.objects.get().scopes == "playlist-read-private"
    assert 'data-state="reconnect"' in page(listener, chosen)
    work_off()
    assert len(spotify.created) == 1
    spotify.recover()
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES))
    work_off()
    assert SavedPlaylist.objects.get().state == "filled"


def test_an_answer_to_no_question_is_refused(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    save(listener, chosen)
    address = reverse("recommendations:settle", args=[chosen.id])
    assert listener.post(address, {"answer": "perhaps"}).status_code == 400


@pytest.mark.parametrize("answer", ["look", "there", "not-there"])
def test_an_answer_where_nothing_was_asked_changes_nothing(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, answer: str
) -> None:
    before = save(listener, chosen)
    after = settle(listener, chosen, answer)
    assert (after.state, after.filled_at) == (before.state, before.filled_at)
    assert (len(spotify.created), len(spotify.added)) == (1, 1)
