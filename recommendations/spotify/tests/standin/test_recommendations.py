from __future__ import annotations

import math
from typing import Any

import pytest

from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.songs import read_starter_songs
from recommendations.spotify.tests.standin.contract import TRACK, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

SONGS = Songs(read_starter_songs(), lambda _: None)
TARGET = {"target_valence": 0.9, "target_energy": 0.2, "target_danceability": 0.4}


@pytest.fixture
def old_app(ada: DemoApp) -> DemoApp:
    """An app that had recommendations before November 2024, and so has them still."""
    ada.control("POST", "_settings", {"recommendations": True}).raise_for_status()
    return ada


def test_a_new_app_is_refused(ada: DemoApp) -> None:
    reply = ada.get("recommendations", seed_genres="pop")
    assert (reply.status_code, reply.json()["error"]["message"]) == (403, "Forbidden")


def test_an_old_app_gets_the_nearest_songs_first_and_never_its_seeds(old_app: DemoApp) -> None:
    first = old_app.get("recommendations", seed_genres="pop", **TARGET).json()
    assert problems(first["tracks"], [TRACK]) == []
    moods = [SONGS.by_id(track["id"]) for track in first["tracks"]]
    distances = [math.dist(song.mood, TARGET.values()) for song in moods if song and song.mood]
    assert len(distances) == 20
    assert distances == sorted(distances)

    seed = first["tracks"][0]["id"]
    second = old_app.get("recommendations", seed_tracks=seed, **TARGET, limit=1).json()
    assert [track["id"] for track in second["tracks"]] == [first["tracks"][1]["id"]]
    assert second["seeds"][0]["id"] == seed


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed_genres": ""},
        {"seed_genres": "a,b,c,d,e,f"},
        {"limit": 0},
        {"limit": 101},
        {"target_energy": 1.1},
        {"target_energy": "nan"},
        {"target_energy": "much"},
    ],
)
def test_what_makes_no_sense_is_refused(old_app: DemoApp, wrong: dict[str, Any]) -> None:
    reply = old_app.get("recommendations", **{"seed_genres": "pop", **wrong})
    assert reply.status_code == 400
