"""What a listener disconnects while it is read stays forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import (
    LibraryReading,
    ListenerTaste,
    RecommendationSet,
    SearchAnswer,
    SpotifyConnection,
    TasteTrack,
)
from recommendations.selectors.mood_lists import mood_lists
from recommendations.services.connections import keep_connection
from recommendations.services.own_playlists import playlists_of
from recommendations.services.save_worker import work_off
from recommendations.spotify.sessions import BoundedSession
from recommendations.tests.taste.conftest import ADA, BEN, Connect

# As on the site: what the database puts off to the end of a transaction happens.
pytestmark = pytest.mark.django_db(transaction=True)

Happen = Callable[[str, Callable[[], object]], list[str]]


@pytest.fixture
def after_answer(monkeypatch: pytest.MonkeyPatch) -> Happen:
    """Have something happen once, when Spotify has answered a call whose path ends so."""
    send = BoundedSession.send

    def arrange(path: str, event: Callable[[], object]) -> list[str]:
        happened: list[str] = []

        def watched(
            session: BoundedSession, request: requests.PreparedRequest, **options: object
        ) -> requests.Response:
            answer = send(session, request, **options)
            if not happened and request.path_url.partition("?")[0].endswith(path):
                happened.append(path)
                event()
            return answer

        monkeypatch.setattr(BoundedSession, "send", watched)
        return happened

    return arrange


def disconnect(user: User) -> None:
    """In another window."""
    window = Client(SERVER_NAME="127.0.0.1")
    window.force_login(user)
    window.post("/accounts/connections/", {"account": SocialAccount.objects.get(user=user).pk})
    assert not SpotifyConnection.objects.filter(user=user).exists()


def change_account(user: User) -> None:
    """To Ben's, as a consent of another window does."""
    keep_connection(
        user=user,
        account_id=BEN.account_id,
        display_name="Ben",
        access_token="of-ben",
        refresh_token="of-ben-too",
        expires_at=None,
        scopes="",
    )


EVENTS = pytest.mark.parametrize("event", [disconnect, change_account])


@EVENTS
def test_liked_songs_are_not_kept_as_a_taste(
    connect_to: Connect, alice: User, after_answer: Happen, event: Callable[[User], None]
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    happened = after_answer("/me/tracks", lambda: event(alice))
    site.post("/library/taste/on/", {"source": "liked"})
    work_off()
    page = site.get("/library/reading/", follow=True)
    assert happened
    assert page.status_code == 200
    assert not LibraryReading.objects.exists()
    assert not ListenerTaste.objects.exists()
    assert not TasteTrack.objects.exists()


@EVENTS
def test_liked_songs_are_not_kept_as_lists_by_mood(
    connect_to: Connect, alice: User, after_answer: Happen, event: Callable[[User], None]
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    happened = after_answer("/me/tracks", lambda: event(alice))
    site.post("/library/moods/sort/")
    work_off()
    page = site.get("/library/reading/", follow=True)
    assert happened
    assert page.status_code == 200
    assert not mood_lists(alice).exists()
    assert not LibraryReading.objects.exists()


@EVENTS
def test_the_name_of_a_playlist_is_not_kept_with_a_set_like_it(
    connect_to: Connect, alice: User, after_answer: Happen, event: Callable[[User], None]
) -> None:
    site = connect_to(alice, ADA.id).site
    (playlist,) = playlists_of(alice).found
    happened = after_answer("/items", lambda: event(alice))
    chosen = {"like": playlist.spotify_id, "mood": "happy"}
    site.post("/library/like/create/", chosen)
    work_off()
    page = site.get("/library/reading/", follow=True)
    assert happened
    assert page.status_code == 200
    assert playlist.name not in page.content.decode()
    assert not RecommendationSet.objects.exists()


@EVENTS
def test_answers_to_searches_are_not_kept(
    connect_to: Connect, alice: User, after_answer: Happen, event: Callable[[User], None]
) -> None:
    site = connect_to(alice, ADA.id).site
    made = site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    happened = after_answer("/search", lambda: event(alice))
    page = site.post(f"{made}fresh/", follow=True)
    assert happened
    assert page.status_code == 200
    assert not SearchAnswer.objects.exists()
