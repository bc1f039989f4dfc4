from __future__ import annotations

import socket
from typing import Any

import pytest
import requests
import responses
from pytest_django.fixtures import Settings

from recommendations.spotify import addresses, errors
from recommendations.spotify.calls import Calls
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.tests.conftest import API

NOT_LISTED = (
    "Check settings on developer.spotify.com/dashboard, the user may not be registered.",
    "The user is not registered for this application.",
    "User not approved for app",
)
NOT_PREMIUM = "Active premium subscription required for the owner of the app."


def answer(spotify: responses.RequestsMock, status: int, **how: Any) -> None:
    spotify.add(responses.GET, f"{API}/me", status=status, **how)


@pytest.mark.parametrize("words", NOT_LISTED)
def test_a_plain_text_403_about_registration_means_not_allowlisted(
    spotify: responses.RequestsMock, client: SpotifyClient, words: str
) -> None:
    answer(spotify, 403, body=words)
    with pytest.raises(errors.NotAllowlisted):
        client.profile()


def test_a_plain_text_403_about_premium_means_the_owner_must_act(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    answer(spotify, 403, body=NOT_PREMIUM)
    with pytest.raises(errors.OwnerNotPremium):
        client.profile()


def test_a_json_403_about_scope_means_consent_is_needed(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    answer(spotify, 403, json={"error": {"status": 403, "message": "Insufficient client scope"}})
    with pytest.raises(errors.InsufficientScope):
        client.profile()


def test_another_403_is_a_refusal_of_its_own(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    answer(spotify, 403, json={"error": {"status": 403, "message": "Forbidden"}})
    with pytest.raises(errors.SpotifyError) as caught:
        client.profile()
    assert type(caught.value) is errors.Forbidden


def test_what_a_question_asks_for_says_nothing_of_its_refusal(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    """The address of the call is no part of what Spotify said."""
    body = {"error": {"status": 403, "message": "Forbidden"}}
    spotify.add(responses.GET, f"{API}/search", status=403, json=body)
    with pytest.raises(errors.Forbidden):
        client.search("Premium Scope", "The Registered")


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (403, "PREMIUM_REQUIRED", errors.ListenerNotPremium),
        (404, "NO_ACTIVE_DEVICE", errors.NoDevice),
        (404, "OTHER", errors.NotFound),
    ],
)
def test_what_a_player_cannot_do_is_told_apart(
    spotify: responses.RequestsMock,
    db: None,
    status: int,
    reason: str,
    kind: type[errors.SpotifyError],
) -> None:
    message = "Player command failed: Premium required"
    body = {"error": {"status": status, "message": message, "reason": reason}}
    spotify.add(responses.PUT, f"{API}/me/player/play", status=status, json=body)
    with pytest.raises(errors.SpotifyError) as caught:
        Calls("the-token").put("me/player/play", {"context_uri": "spotify:playlist:p"})
    assert type(caught.value) is kind


def test_a_401_means_reconnect(spotify: responses.RequestsMock, client: SpotifyClient) -> None:
    answer(spotify, 401, json={"error": {"status": 401, "message": "The access token expired"}})
    with pytest.raises(errors.ReconnectNeeded):
        client.profile()


def test_an_exhausted_quota_is_told_with_its_wait(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    body = {"error": {"status": 429, "message": "Too many requests", "reason": "QUOTA_EXCEEDED"}}
    answer(spotify, 429, json=body, headers={"Retry-After": "52531"})
    with pytest.raises(errors.QuotaExceeded) as caught:
        client.profile()
    assert caught.value.after == 52531


def test_a_plain_429_is_a_rate_limit(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    answer(spotify, 429, json={"error": {"status": 429}}, headers={"Retry-After": "30"})
    with pytest.raises(errors.RateLimited) as caught:
        client.profile()
    assert caught.value.after == 30
    assert len(spotify.calls) == 1


def test_a_failed_read_is_never_ambiguous(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    answer(spotify, 503)
    with pytest.raises(errors.Unavailable) as caught:
        client.profile()
    assert not caught.value.ambiguous


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_failed_write_is_ambiguous_and_sent_once(
    spotify: responses.RequestsMock, client: SpotifyClient, status: int
) -> None:
    spotify.add(responses.POST, f"{API}/me/playlists", status=status)
    with pytest.raises(errors.Unavailable) as caught:
        client.create_playlist("Happy", "")
    assert caught.value.ambiguous
    assert len(spotify.calls) == 1


def test_a_write_whose_answer_never_came_is_ambiguous(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    late = requests.exceptions.ReadTimeout()
    spotify.add(responses.POST, f"{API}/me/playlists", body=late)
    with pytest.raises(errors.Unavailable) as caught:
        client.create_playlist("Happy", "")
    assert caught.value.ambiguous


def test_a_write_that_never_left_is_not_ambiguous(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    refused = requests.exceptions.ConnectTimeout()
    spotify.add(responses.POST, f"{API}/me/playlists", body=refused)
    with pytest.raises(errors.Unavailable) as caught:
        client.create_playlist("Happy", "")
    assert not caught.value.ambiguous


def test_an_error_body_of_another_form_is_still_a_spotify_error(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    answer(spotify, 400, json={"error": "invalid_request"})
    with pytest.raises(errors.SpotifyError):
        client.profile()


@pytest.mark.parametrize("body", ["not json", "[]", "{}", '{"account_id": 7}'])
def test_an_answer_without_what_it_must_hold_is_no_answer(
    spotify: responses.RequestsMock, client: SpotifyClient, body: str
) -> None:
    answer(spotify, 200, body=body)
    with pytest.raises(errors.Unavailable):
        client.profile()


@pytest.mark.django_db
def test_a_write_that_nobody_took_was_not_done(settings: Settings) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.SPOTIFY = addresses.standin(f"http://127.0.0.1:{nobody.getsockname()[1]}")
        with pytest.raises(errors.Unavailable) as caught:
            SpotifyClient("the-token").create_playlist("Happy", "")
    assert not caught.value.ambiguous
