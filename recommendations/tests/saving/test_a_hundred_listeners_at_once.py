"""A hundred saves at the same time, at a Spotify that fails all the time."""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, Track
from recommendations.moods import only
from recommendations.services import retries, save_worker, steps
from recommendations.services.covers import cover_of
from recommendations.spotify import calls
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES
from recommendations.spotify.standin import listeners
from recommendations.spotify.standin.listeners import Listener
from recommendations.spotify.standin.oauth import digest
from recommendations.spotify.standin.state import AccessToken
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.conftest import connect

LISTENERS = 100
TRACKS = 12
# Some lists take two adds.
LONG, LONG_LISTS = 120, 5
# Nobody knows their ids: they are searched for.
UNKNOWN = 4
PRESSES_AT_ONCE = 10
WORKERS = 8
SEED = 20261121
# How many of the calls fail, one way or another.
CHANCE = 0.3
TIMEOUT_S = 2.0
SCOPES = SAVE_SCOPES | PURPOSES["cover"].scopes

FAULTS: tuple[dict[str, object], ...] = (
    {"kind": "error_before", "status": 503},
    {"kind": "error_after", "status": 502},
    {"kind": "rate_limited"},
    {"kind": "timeout", "seconds": 2 * TIMEOUT_S},
    {"kind": "timeout", "seconds": 2 * TIMEOUT_S, "after": True},
    {"kind": "disconnect", "after": True},
    {"kind": "null_description"},
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorter waits, but long enough for what a busy machine has not done yet."""
    monkeypatch.setattr(calls, "TIMEOUT_S", TIMEOUT_S)
    monkeypatch.setattr(retries, "FIRST_WAIT", timedelta(seconds=0.5))
    monkeypatch.setattr(retries, "LONGEST_WAIT", timedelta(seconds=2))
    # Their number is no matter here, and grows with what else the machine does.
    monkeypatch.setattr(retries, "MOST_ATTEMPTS", 1000)
    monkeypatch.setattr(retries, "BETWEEN_LOOKS", timedelta(seconds=4))
    monkeypatch.setattr(steps, "BETWEEN_LOOKS", timedelta(seconds=4))
    monkeypatch.setattr(save_worker, "POLL_S", 0.05)


@pytest.fixture
def tracks(transactional_db: None, standin: ScriptedStandin) -> list[Track]:
    songs = [row.song for row in standin.standin.songs.starter if not row.is_lacking][:LONG]
    return Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER, title=song.title, artist=song.credit,
            main_artist=song.artists[0], valence=0.5, energy=0.5, danceability=0.5,
            spotify_id=None if number < UNKNOWN else song.id,
        )
        for number, song in enumerate(songs)
    )  # fmt: skip


@pytest.fixture
def people(
    tracks: list[Track], standin: ScriptedStandin, monkeypatch: pytest.MonkeyPatch
) -> list[Listener]:
    """A hundred listeners with accounts at both sides, and a set each."""
    people = [
        Listener(f"{number:028}", f"account-{number}", f"Listener {number}", 0.0, 0.0, ())
        for number in range(LISTENERS)
    ]
    monkeypatch.setattr(listeners, "LISTENERS", (*listeners.LISTENERS, *people))
    with standin.standin.store.changing() as state:
        for one in people:
            state.access_tokens[digest(f"token-{one.id}")] = AccessToken(
                one.id, sorted(SCOPES), time.time() + 3600
            )
    for number, one in enumerate(people):
        user = User.objects.create(username=one.id)
        given = {"access_token": f"token-{one.id}", "scopes": " ".join(SCOPES)}
        connect(user, account_id=one.account_id, **given)
        _set_of(user, tracks[: LONG if number < LONG_LISTS else TRACKS])
    return people


def _set_of(owner: User, tracks: list[Track]) -> None:
    # All of one name, as sets of a mood and a day have.
    chosen = RecommendationSet.objects.create(
        owner=owner, origin="hand", probabilities=only(Emotion.HAPPY), shown=len(tracks)
    )
    SetTrack.objects.bulk_create(
        SetTrack(set=chosen, track=track, position=position)
        for position, track in enumerate(tracks, start=1)
    )


@pytest.fixture
def workers(quick: None, people: list[Listener]) -> Iterator[None]:
    stopping = Event()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(save_worker.work, stopping, threads=WORKERS)
        yield
        stopping.set()
        working.result()


def press(listener: Listener) -> int:
    browser = Client()
    owner = User.objects.get(username=listener.id)
    browser.force_login(owner)
    try:
        address = f"/recommendations/{RecommendationSet.objects.get(owner=owner).id}/save/"
        # As a double click does.
        return [browser.post(address).status_code for _ in range(2)][-1]
    finally:
        connections.close_all()


def wait_for_the_end() -> None:
    """As long as it takes: pytest ends what never ends."""
    while SavedPlaylist.objects.exclude(retry_at=None).exists():
        time.sleep(0.1)


def test_each_gets_one_whole_playlist_by_one_create_an_add_a_hundred_tracks_and_one_cover(
    workers: None, people: list[Listener], standin: ScriptedStandin, settings: Settings
) -> None:
    settings.POSTS_PER_MINUTE_PER_ADDRESS = 10 * LISTENERS
    standin.mix(*FAULTS, chance=CHANCE, seed=SEED)
    with ThreadPoolExecutor(PRESSES_AT_ONCE) as pool:
        assert list(pool.map(press, people)) == [302] * LISTENERS
    wait_for_the_end()

    with standin.standin.store.reading() as state:
        made = list(state.playlists.values())
    assert sorted(one.owner for one in made) == [one.id for one in people]
    for saved in SavedPlaylist.objects.select_related("owner"):
        assert (saved.state, saved.missing_tracks) == ("filled", []), saved.problem
        (playlist,) = (one for one in made if one.owner == saved.owner.username)
        assert saved.spotify_id == playlist.id
        assert [entry.track_id for entry in playlist.entries] == saved.found_ids
        assert (saved.cover, b64decode(playlist.cover)) == ("done", cover_of(saved.set))
        # A playlist counts its changes: one is its creation, and one its cover.
        assert playlist.revision == 1 + -(-len(saved.found_ids) // 100) + 1
    assert set(standin.writes()) == {"create_playlist", "add_items", "put_cover"}
    assert sum(call.fault != "" for call in standin.calls()) > LISTENERS // 2
