from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.models import Track
from recommendations.spotify import calls, token_endpoint
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.faults.known_faults import HELD_S
from recommendations.tests.faults.world import World
from recommendations.tests.visit import Visit

# Of these the first has no id yet, so that every save begins with a search.
TRACKS = 8


@pytest.fixture
def world(
    visit: Visit,
    standin: ScriptedStandin,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[World]:
    """Nobody is signed in yet; the catalogue has some songs of Spotify's."""
    # Not what this is about, and each press counts.
    settings.POSTS_PER_MINUTE = settings.POSTS_PER_MINUTE_PER_ADDRESS = 1000
    for module in (calls, token_endpoint):
        monkeypatch.setattr(module, "TIMEOUT_S", HELD_S / 2)
    songs = [row.song for row in standin.standin.songs.starter if not row.is_lacking][:TRACKS]
    tracks = Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER,
            title=song.title,
            artist=song.credit,
            main_artist=song.artists[0],
            year=song.year,
            genre="pop",
            valence=0.8 - number / 100,
            energy=0.7,
            danceability=0.8,
            spotify_id=song.id if number else None,
        )
        for number, song in enumerate(songs)
    )
    ids = {track.pk: song.id for track, song in zip(tracks, songs, strict=True)}
    with time_machine.travel(timezone.now()) as clock:
        yield World(visit, standin, ids, clock)
