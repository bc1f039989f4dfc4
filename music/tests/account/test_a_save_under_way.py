"""An account that is deleted, or disconnected, while a worker saves for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.catalogue.starter import load_starter
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection, Track
from recommendations.services import leases
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.services.sets import create_set
from recommendations.spotify.sessions import ApiSession
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.conftest import visit, wish_for
from recommendations.tests.visit import Visit

__all__ = ["visit"]

pytestmark = pytest.mark.django_db(transaction=True)

# Of the three tracks that are searched for, then the create, then the one add.
CALLS = 5


@pytest.fixture
def ada(visit: Visit, standin: ScriptedStandin, settings: Settings) -> Visit:
    """Somebody without a password whose save is due: three searches, a create, an add."""
    load_starter()
    visit.sign_in(listener=LISTENERS[0].id)
    chosen = create_set(wish=wish_for(Emotion.HAPPY), owner=User.objects.get())
    RecommendationSet.objects.update(shown=3)
    save_set(chosen, owner=User.objects.get())
    standin.forget_calls()
    return visit


def leave(site: Visit) -> None:
    name = User.objects.get().username
    response = site.site.post("/profile/delete/", {"username": name})
    assert response.status_code == 302


class Calls:
    """Does something once, after the answer to one of a worker's calls or before the first."""

    def __init__(self, patch: pytest.MonkeyPatch, after: int, act: Callable[[], None]) -> None:
        self.sent = 0
        send = ApiSession.send

        def watched(
            session: ApiSession, request: requests.PreparedRequest, **options: Any
        ) -> requests.Response:
            answer = send(session, request, **options)
            self.sent += 1
            if self.sent == after:
                act()
            return answer

        patch.setattr(ApiSession, "send", watched)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [line.getMessage() for line in caplog.records if line.levelno >= logging.ERROR]


def test_undisturbed_it_takes_this_many_calls(
    ada: Visit, standin: ScriptedStandin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the next test would leave moments out."""
    calls = Calls(monkeypatch, 0, lambda: None)
    work_off()
    assert SavedPlaylist.objects.get().state == "filled"
    assert calls.sent == CALLS
    assert standin.writes() == ["create_playlist", "add_items"]


@pytest.mark.parametrize("after", range(1, CALLS + 1))
def test_after_a_deletion_nothing_more_is_sent(
    ada: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, after: int
) -> None:
    calls = Calls(monkeypatch, after, lambda: leave(ada))
    work_off()
    work_off()
    assert not User.objects.exists()
    assert not SavedPlaylist.objects.exists()
    assert calls.sent == after
    assert errors(caplog) == []


def test_a_save_that_waits_is_never_begun(
    ada: Visit, standin: ScriptedStandin, caplog: pytest.LogCaptureFixture
) -> None:
    leave(ada)
    work_off()
    assert standin.calls() == []
    assert errors(caplog) == []


def test_a_worker_that_takes_it_at_that_very_moment_leaves_it(
    ada: Visit, standin: ScriptedStandin, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = SavedPlaylist.objects.get()
    reload = SavedPlaylist.refresh_from_db

    def gone(saved: SavedPlaylist, *args: Any, **options: Any) -> None:
        leave(ada)
        reload(saved, *args, **options)

    monkeypatch.setattr(SavedPlaylist, "refresh_from_db", gone)
    assert leases.take(due) is False
    assert standin.calls() == []


def test_a_token_that_ran_out_is_not_renewed_for_nobody(
    ada: Visit, standin: ScriptedStandin, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch, 1, lambda: leave(ada))
    let_expire(3600)
    work_off()
    assert calls.sent == 1
    assert standin.calls("token") == []


def disconnect(ada: Visit) -> None:
    user = User.objects.get()
    user.set_password("ada-has-a-password")
    user.save()
    ada.site.force_login(user)
    account = SocialAccount.objects.get(user=user)
    assert ada.site.post("/accounts/connections/", {"account": account.pk}).status_code == 302


@pytest.mark.parametrize("after", range(1, CALLS))
def test_disconnecting_is_told_and_a_new_consent_ends_with_one_playlist(
    ada: Visit, standin: ScriptedStandin, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    with monkeypatch.context() as patch:
        calls = Calls(patch, after, lambda: disconnect(ada))
        work_off()
    assert calls.sent == after
    assert not SpotifyConnection.objects.exists()
    saved = SavedPlaylist.objects.get()
    page = f"/recommendations/{saved.set_id}/"
    told = " ".join(ada.site.get(page).content.decode().split())
    assert 'data-state="reconnect"' in told
    assert "Your connection to Spotify has ended. Connect your account again to go on." in told
    ada.sign_in(process="connect", next_url=page, listener=LISTENERS[0].id)
    work_off()
    saved.refresh_from_db()
    assert saved.state == "filled"
    (playlist,) = standin.playlists()
    assert len(playlist.entries) == Track.objects.filter(pk__in=saved.wanted_tracks).count()
