"""Whoever disconnects, deletes their account or stops it while it is read keeps nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.library.choice import Choice, Source
from recommendations.models import (
    LibraryPage,
    LibraryReading,
    ListenerTaste,
    RecommendationSet,
    SpotifyConnection,
    Track,
)
from recommendations.services.connections import drop_connection, keep_connection
from recommendations.services.mood_playlists import sort_liked_songs
from recommendations.services.save_worker import work_off
from recommendations.services.taste import turn_off, turn_on
from recommendations.tests.library_reading.liked import Likes

# As on the site: what the database puts off to the end of a transaction happens.
pytestmark = pytest.mark.django_db(transaction=True)

CALLS = 3
LIKED = Choice(Source.LIKED)


def disconnect(listener: Client, user: User) -> None:
    account_id = SpotifyConnection.objects.get(user=user).account_id
    drop_connection(user=user, account_id=account_id)


def change_account(listener: Client, user: User) -> None:
    keep_connection(
        user=user,
        account_id="another",
        display_name="Another",
        access_token="of-another",
        refresh_token="of-another-too",
        expires_at=None,
        scopes="user-library-read",
    )


def delete_account(listener: Client, user: User) -> None:
    window = Client()
    user.set_unusable_password()
    user.save()
    window.force_login(user)
    assert window.post("/profile/delete/", {"username": user.username}).status_code == 302
    assert not User.objects.filter(pk=user.pk).exists()


def stop(listener: Client, user: User) -> None:
    window = Client()
    window.force_login(user)
    assert window.post("/library/reading/stop/").headers["Location"] == "/library/moods/"


def want_taste(owner: User) -> None:
    turn_on(owner, LIKED)


LEAVING = [
    (sort_liked_songs, disconnect),
    (sort_liked_songs, change_account),
    (sort_liked_songs, delete_account),
    (sort_liked_songs, stop),
    (want_taste, disconnect),
    (want_taste, lambda listener, user: turn_off(user)),
]


def nothing_is_kept() -> bool:
    kept = (LibraryReading, LibraryPage, ListenerTaste, RecommendationSet)
    learnt = Track.objects.exclude(spotify_id=None)
    return not any(model.objects.exists() for model in kept) and not learnt.exists()


@pytest.mark.parametrize("after", range(1, CALLS + 1))
@pytest.mark.parametrize(("ask", "leave"), LEAVING)
def test_nothing_more_is_asked_and_nothing_stored(
    listener: Client,
    alice: User,
    likes: Likes,
    caplog: pytest.LogCaptureFixture,
    ask: Callable[[User], None],
    leave: Callable[[Client, User], None],
    after: int,
) -> None:
    ask(alice)

    def happen(call: str) -> None:
        if len(likes.asked) == after:
            leave(listener, alice)

    likes.before = happen
    work_off()
    work_off()
    assert len(likes.asked) == after
    assert nothing_is_kept()
    assert [line.getMessage() for line in caplog.records if line.levelno >= logging.ERROR] == []


def test_undisturbed_it_takes_this_many_calls(listener: Client, alice: User, likes: Likes) -> None:
    """Otherwise the test before would leave moments out."""
    sort_liked_songs(alice)
    work_off()
    assert len(likes.asked) == CALLS
    assert RecommendationSet.objects.count() == 6


def test_another_wish_after_stopping_begins_anew(
    listener: Client, alice: User, likes: Likes
) -> None:
    sort_liked_songs(alice)

    def change_ones_mind(call: str) -> None:
        likes.before = lambda call: None
        stop(listener, alice)
        want_taste(alice)

    likes.before = change_ones_mind
    work_off()
    assert likes.asked == [0, 0, 50, 100]
    assert ListenerTaste.objects.get().tracks.count() == len(likes.songs)
    assert not RecommendationSet.objects.exists()
