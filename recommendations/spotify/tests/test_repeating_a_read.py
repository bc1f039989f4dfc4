"""A read may be sent once more, after a short wait or with a new token; a write never."""

from __future__ import annotations

import pytest
import responses

from recommendations.models import SpotifyPause
from recommendations.spotify import errors
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.tests.conftest import API

ME = f"{API}/me"
PLAYLISTS = f"{API}/me/playlists"
QUOTA = {"error": {"status": 429, "message": "Too many requests", "reason": "QUOTA_EXCEEDED"}}


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits so far, which take no time and end every pause."""
    taken: list[float] = []

    def wait(seconds: float) -> None:
        taken.append(round(seconds))
        SpotifyPause.objects.all().delete()

    monkeypatch.setattr("recommendations.spotify.calls.time.sleep", wait)
    return taken


def refuse(
    spotify: responses.RequestsMock, status: int, after: str = "", body: object = None
) -> None:
    headers = {"Retry-After": after} if after else {}
    spotify.add(responses.GET, ME, status=status, headers=headers, json=body)


def accept(spotify: responses.RequestsMock) -> None:
    spotify.add(responses.GET, ME, json={"account_id": "acc"})


@pytest.mark.parametrize("status", [429, 502, 503])
@pytest.mark.parametrize("after", ["0", "1", "5"])
def test_a_read_is_sent_again_after_a_short_wait(
    spotify: responses.RequestsMock,
    client: SpotifyClient,
    waits: list[float],
    status: int,
    after: str,
) -> None:
    refuse(spotify, status, after)
    accept(spotify)
    assert client.profile().account_id == "acc"
    assert waits == [max(1, int(after))]


def test_it_is_sent_again_once_only(
    spotify: responses.RequestsMock, client: SpotifyClient, waits: list[float]
) -> None:
    refuse(spotify, 429, "1")
    with pytest.raises(errors.RateLimited):
        client.profile()
    assert len(spotify.calls) == 2


@pytest.mark.parametrize(
    ("status", "after", "body"),
    [
        (429, "6", {}),
        (429, "", {}),
        (429, "81654", {}),
        (429, "1", QUOTA),
        (503, "", {}),
        (503, "6", {}),
        (500, "Wed, 21 Oct 2026 07:28:00 GMT", {}),
        (403, "1", {}),
        (404, "1", {}),
    ],
)
def test_anything_else_is_told_at_once(
    spotify: responses.RequestsMock,
    client: SpotifyClient,
    waits: list[float],
    status: int,
    after: str,
    body: object,
) -> None:
    refuse(spotify, status, after, body)
    with pytest.raises(errors.SpotifyError):
        client.profile()
    assert len(spotify.calls) == 1
    assert waits == []


def test_all_reads_of_a_request_wait_five_seconds_together(
    spotify: responses.RequestsMock, client: SpotifyClient, waits: list[float]
) -> None:
    refuse(spotify, 429, "3")
    accept(spotify)
    refuse(spotify, 429, "3")
    client.profile()
    with pytest.raises(errors.RateLimited):
        client.profile()
    assert waits == [3]


@pytest.mark.django_db
def test_a_worker_may_wait_longer(spotify: responses.RequestsMock, waits: list[float]) -> None:
    refuse(spotify, 429, "40")
    accept(spotify)
    assert SpotifyClient("the-token", patience_s=60).profile().account_id == "acc"
    assert waits == [40]


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_a_write_is_sent_once_whatever_comes_of_it(
    spotify: responses.RequestsMock, client: SpotifyClient, waits: list[float], status: int
) -> None:
    spotify.add(responses.POST, PLAYLISTS, status=status, headers={"Retry-After": "1"})
    with pytest.raises(errors.SpotifyError):
        client.create_playlist("Happy", "")
    assert len(spotify.calls) == 1
    assert waits == []


class Renewing:
    """Gives a new token for one that was refused, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool]] = []

    def __call__(self, refused: str, is_last: bool) -> str:
        self.asked.append((refused, is_last))
        return f"token-{len(self.asked)}"


def sent(spotify: responses.RequestsMock) -> list[str]:
    return [str(call.request.headers["Authorization"]) for call in spotify.calls]


@pytest.mark.django_db
def test_a_refused_token_is_replaced_and_the_read_sent_again(
    spotify: responses.RequestsMock,
) -> None:
    refuse(spotify, 401)
    accept(spotify)
    renewing = Renewing()
    client = SpotifyClient("token-0", renew=renewing)
    client.profile()
    client.profile()
    assert sent(spotify) == ["Bearer token-0", "Bearer token-1", "Bearer token-1"]
    assert renewing.asked == [("token-0", False)]


@pytest.mark.django_db
def test_a_second_refusal_is_the_last(spotify: responses.RequestsMock) -> None:
    refuse(spotify, 401)
    renewing = Renewing()
    with pytest.raises(errors.Unavailable):
        SpotifyClient("token-0", renew=renewing).profile()
    assert renewing.asked == [("token-0", False), ("token-1", True)]
    assert len(spotify.calls) == 2


@pytest.mark.django_db
def test_a_write_with_a_refused_token_was_not_done_and_is_left_to_the_next_attempt(
    spotify: responses.RequestsMock,
) -> None:
    spotify.add(responses.POST, PLAYLISTS, status=401)
    renewing = Renewing()
    client = SpotifyClient("token-0", renew=renewing)
    with pytest.raises(errors.Unavailable) as caught:
        client.create_playlist("Happy", "")
    assert not caught.value.ambiguous
    assert renewing.asked == [("token-0", True)]
    spotify.replace(responses.POST, PLAYLISTS, status=201, json={"id": "playlist"})
    assert client.create_playlist("Happy", "") == "playlist"
    assert sent(spotify) == ["Bearer token-0", "Bearer token-1"]


@pytest.mark.django_db
@pytest.mark.parametrize("method", [responses.GET, responses.POST])
def test_where_no_token_can_be_had_the_consent_has_ended(
    spotify: responses.RequestsMock, method: str
) -> None:
    def none_left(refused: str, is_last: bool) -> str:
        raise errors.ReconnectNeeded

    spotify.add(method, PLAYLISTS, status=401)
    client = SpotifyClient("token-0", renew=none_left)
    with pytest.raises(errors.ReconnectNeeded):
        if method == responses.POST:
            client.create_playlist("Happy", "")
        else:
            list(client.own_playlists())
    assert len(spotify.calls) == 1
