"""What Spotify refuses in the middle of a library, and what is read after that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import (
    LibraryPage,
    LibraryReading,
    ListenerTaste,
    SpotifyConnection,
    SpotifyPause,
)
from recommendations.services.forgetting import forget_what_expired
from recommendations.services.library_reading import go_on
from recommendations.services.save_worker import work_off
from recommendations.spotify.errors import (
    InsufficientScope,
    NotAllowlisted,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.scopes import EVERY_SCOPE
from recommendations.spotify.standin.kinds import NOT_ALLOWLISTED
from recommendations.tests.library_reading.conftest import SONGS, finish, text_of
from recommendations.tests.library_reading.liked import Likes

Refusal = tuple[int, object, dict[str, str]]
TASTE = "/library/taste/on/"
LIKED = {"source": "liked"}

QUOTA = {"error": {"status": 429, "message": "Too many requests", "reason": "QUOTA_EXCEEDED"}}
WAITS: list[tuple[type[SpotifyError], Refusal]] = [
    (QuotaExceeded, (429, QUOTA, {"Retry-After": "52531"})),
    (RateLimited, (429, {"error": {"status": 429, "message": "m"}}, {"Retry-After": "60"})),
    (Unavailable, (503, {"error": {"status": 503, "message": "m"}}, {})),
]
SCOPE = {"error": {"status": 403, "message": "Insufficient client scope"}}
REVOKED = {"error": {"status": 401, "message": "The access token expired"}}
ENDS: list[tuple[type[SpotifyError], Refusal]] = [
    (NotAllowlisted, (403, NOT_ALLOWLISTED, {})),
    (InsufficientScope, (403, SCOPE, {})),
    (ReconnectNeeded, (401, REVOKED, {})),
]


def refuse_from(likes: Likes, call: int, refusal: Refusal) -> None:
    def happen(name: str) -> None:
        if len(likes.asked) == call:
            likes.refusal = refusal

    likes.before = happen


def recover(likes: Likes) -> None:
    likes.before, likes.refusal = lambda call: None, None
    SpotifyPause.objects.all().delete()


@pytest.mark.parametrize(("problem", "refusal"), WAITS)
def test_what_was_read_stays_and_a_worker_goes_on_there(
    listener: Client,
    alice: User,
    likes: Likes,
    problem: type[SpotifyError],
    refusal: Refusal,
) -> None:
    refuse_from(likes, 2, refusal)
    listener.post(TASTE, LIKED)
    work_off()
    waiting = LibraryReading.objects.get()
    assert waiting.problem_code == problem.code
    assert (waiting.next_offset, waiting.total, waiting.attempts) == (50, SONGS, 1)
    assert LibraryPage.objects.get().offset == 0
    page = text_of(listener)
    assert 'data-phase="paused"' in page
    assert "Waiting until" in page
    assert "The reason:" in page
    assert not ListenerTaste.objects.exists()
    recover(likes)
    finish(alice)
    assert likes.asked == [0, 50, 50, 100]
    assert ListenerTaste.objects.get().tracks.count() == SONGS


@pytest.mark.parametrize(("problem", "refusal"), ENDS)
def test_what_only_the_listener_or_the_owner_can_mend_drops_what_was_read(
    listener: Client,
    alice: User,
    likes: Likes,
    problem: type[SpotifyError],
    refusal: Refusal,
) -> None:
    # Nothing can renew this token.
    SpotifyConnection.objects.update(refresh_token="")
    refuse_from(likes, 2, refusal)
    listener.post(TASTE, LIKED)
    work_off()
    ended = LibraryReading.objects.get()
    assert (ended.problem_code, ended.retry_at) == (problem.code, None)
    assert (ended.next_offset, ended.total) == (0, None)
    assert not LibraryPage.objects.exists()
    page = text_of(listener)
    assert "It could not be read" in page
    assert str(problem.message) in page.replace("&#x27;", "'")
    is_consent = problem is not NotAllowlisted
    assert ("purpose=liked" in page) == is_consent
    assert ("Try again" in page) != is_consent
    work_off()
    assert len(likes.asked) <= 3


def test_after_a_new_consent_a_worker_begins_anew_by_itself(
    listener: Client, alice: User, likes: Likes
) -> None:
    refuse_from(likes, 2, (403, SCOPE, {}))
    listener.post(TASTE, LIKED)
    work_off()
    recover(likes)
    SpotifyConnection.objects.update(scopes=" ".join(EVERY_SCOPE), authorized_at=timezone.now())
    assert 'data-phase="waiting"' in text_of(listener)
    work_off()
    assert likes.asked == [0, 50, 0, 50, 100]
    assert ListenerTaste.objects.get().tracks.count() == SONGS


def test_after_three_days_all_of_it_is_forgotten(
    listener: Client, alice: User, likes: Likes
) -> None:
    refuse_from(likes, 2, WAITS[0][1])
    listener.post(TASTE, LIKED)
    work_off()
    recover(likes)
    LibraryReading.objects.update(asked_at=timezone.now() - timedelta(days=3, seconds=-60))
    forget_what_expired()
    assert LibraryPage.objects.exists()
    LibraryReading.objects.update(asked_at=timezone.now() - timedelta(days=3))
    forget_what_expired()
    assert not LibraryReading.objects.exists()
    assert not LibraryPage.objects.exists()


def test_a_list_that_changed_while_nobody_read_is_read_from_its_beginning(
    listener: Client, alice: User, likes: Likes
) -> None:
    refuse_from(likes, 2, WAITS[2][1])
    listener.post(TASTE, LIKED)
    work_off()
    recover(likes)
    # The newest like is gone: what was the 51st song is now the 50th.
    del likes.songs[0]
    finish(alice)
    assert likes.asked == [0, 50, 50, 0, 50, 100]
    assert ListenerTaste.objects.get().tracks.count() == SONGS - 1


def test_a_worker_that_is_told_to_end_leaves_the_rest_to_the_next(
    listener: Client, alice: User, likes: Likes
) -> None:
    listener.post(TASTE, LIKED)
    go_on(LibraryReading.objects.get(), stopping=lambda: len(likes.asked) == 1)
    left = LibraryReading.objects.get()
    assert (left.leased_until, left.next_offset, left.problem_code) == (None, 50, "")
    work_off()
    assert likes.asked == [0, 50, 100]
    assert ListenerTaste.objects.get().tracks.count() == SONGS


def test_what_breaks_here_is_logged_and_tried_again(
    listener: Client,
    alice: User,
    likes: Likes,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(tracks: object) -> None:
        raise RuntimeError("a mistake")

    listener.post(TASTE, LIKED)
    with monkeypatch.context() as patch:
        patch.setattr("recommendations.services.taste.match_in_catalogue", breaks)
        work_off()
    assert "a mistake" in caplog.text
    assert "something went wrong on this site" in text_of(listener)
    finish(alice)
    # All was read: only what broke is done again.
    assert likes.asked == [0, 50, 100]
    assert ListenerTaste.objects.get().tracks.count() == SONGS
