"""Ends that are seldom reached: waits of weeks, covers given up, and a worker's last moment."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services import covers, leases, retries
from recommendations.services.playlists import save_set
from recommendations.services.retries import MOST_ATTEMPTS
from recommendations.services.saving import go_on
from recommendations.spotify.errors import QuotaExceeded, RateLimited, SpotifyError, Unavailable
from recommendations.spotify.pauses import QUOTA_WINDOW

Cover = SavedPlaylist.Cover
WEEKS = timedelta(weeks=2)


@pytest.fixture
def saved(alice: User, alices_set: RecommendationSet) -> SavedPlaylist:
    return save_set(alices_set, owner=alice)


@pytest.mark.parametrize("kind", [RateLimited, QuotaExceeded])
def test_a_wait_of_weeks_is_looked_into_after_a_day(
    saved: SavedPlaylist, kind: type[SpotifyError]
) -> None:
    sequel = retries.after(saved, kind(after=int(WEEKS.total_seconds())))
    assert not sequel.is_failed
    assert sequel.retry_at is not None
    assert abs(sequel.retry_at - timezone.now() - QUOTA_WINDOW) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("before", "after"), [(Cover.SENDING, Cover.UNCONFIRMED), (Cover.WANTED, Cover.GIVEN_UP)]
)
def test_a_cover_that_is_given_up_may_be_there_if_it_was_sent(
    saved: SavedPlaylist, before: str, after: str
) -> None:
    assert leases.take(saved)
    leases.write(saved, cover=before, attempts=MOST_ATTEMPTS - 1)
    covers.end_without(saved, Unavailable())
    saved.refresh_from_db()
    assert (saved.cover, saved.retry_at) == (after, None)


def test_what_was_whole_when_its_worker_died_needs_no_connection_any_more(
    saved: SavedPlaylist,
) -> None:
    SavedPlaylist.objects.update(state="filled", retry_at=timezone.now())
    assert go_on(saved)
    saved.refresh_from_db()
    assert (saved.state, saved.retry_at, saved.attempts) == ("filled", None, 0)
    assert (saved.problem_code, saved.cover_problem_code) == ("", "")
