from __future__ import annotations

from collections.abc import Callable

import pytest

from recommendations.models import Track
from recommendations.spotify.standin.imported import imported_song
from recommendations.spotify.standin.server import StandinServer
from recommendations.spotify.tests.standin.contract import TRACK, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

IMPORTED_ID = "6rqhFgbbKwnb9MLmUQDhG6"


def import_track(**changes: object) -> Track:
    row = {
        "source": Track.Source.IMPORTED,
        "spotify_id": IMPORTED_ID,
        "title": "Speak to Me",
        "artist": "Pink Floyd, Clare Torry",
        "main_artist": "Pink Floyd",
        "year": 1973,
        "duration_ms": 67_000,
        "valence": 0.1,
        "energy": 0.2,
        "danceability": 0.3,
    }
    return Track.objects.create(**{**row, **changes})


# The server answers in threads of its own, which see committed rows only.
@pytest.mark.django_db(transaction=True)
def test_an_imported_track_can_be_shown_and_saved(start: Callable[..., StandinServer]) -> None:
    import_track()
    ada = DemoApp(start(imported_song).origin).signed_in("Ada")
    reply = ada.get(f"tracks/{IMPORTED_ID}").json()
    assert problems(reply, TRACK) == []
    assert reply["name"] == "Speak to Me"
    assert [artist["name"] for artist in reply["artists"]] == ["Pink Floyd", "Clare Torry"]
    assert reply["duration_ms"] == 67_000
    assert ada.track_ids(ada.new_playlist(track_ids=(IMPORTED_ID,))) == [IMPORTED_ID]


@pytest.mark.django_db
def test_an_id_that_no_track_has_is_nobodys() -> None:
    assert imported_song(IMPORTED_ID) is None


@pytest.mark.django_db
def test_a_track_without_year_and_length_is_still_a_track() -> None:
    import_track(artist="Pink Floyd", year=None, duration_ms=None)
    song = imported_song(IMPORTED_ID)
    assert song is not None
    assert (song.artists, song.year, song.duration_ms) == (("Pink Floyd",), None, 0)


@pytest.mark.django_db
def test_a_comma_in_the_main_artists_name_does_not_split_it() -> None:
    name = "Earth, Wind & Fire"
    import_track(artist=f"{name}, The Emotions", main_artist=name)
    song = imported_song(IMPORTED_ID)
    assert song is not None
    assert song.artists == (name, "The Emotions")


def test_what_is_no_id_is_not_looked_up() -> None:
    assert imported_song("short") is None
