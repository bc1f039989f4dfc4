from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyPause, Track
from recommendations.services.save_worker import work_off
from recommendations.services.sets import create_set
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.standin.state import Playlist
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.conftest import wish_for
from recommendations.tests.visit import Visit

ADA, BEN, _ = LISTENERS
TRACKS = 6


@pytest.fixture
def songs(db: None, standin: ScriptedStandin) -> list[Track]:
    """A few songs that Spotify has, with their ids."""
    present = [row.song for row in standin.standin.songs.starter if not row.is_lacking]
    return Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER,
            title=song.title,
            artist=song.credit,
            main_artist=song.artists[0],
            year=song.year,
            genre="pop",
            valence=0.8,
            energy=0.7,
            danceability=0.8,
            spotify_id=song.id,
        )
        for song in present[:TRACKS]
    )


@pytest.fixture
def listener(visit: Visit, alice: User) -> Client:
    """Alice, signed in and connected to Spotify as Ada."""
    visit.site.force_login(alice)
    visit.sign_in(process="connect", listener=ADA.id)
    return visit.site


@pytest.fixture
def chosen(alice: User, songs: list[Track]) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.HAPPY), owner=alice)


@pytest.fixture
def saved(listener: Client, chosen: RecommendationSet, standin: ScriptedStandin) -> SavedPlaylist:
    """Alice's set, saved; the calls so far are forgotten."""
    listener.post(address("save", chosen))
    work_off()
    standin.forget_calls()
    playlist = SavedPlaylist.objects.get(set=chosen)
    assert playlist.state == SavedPlaylist.State.FILLED
    return playlist


def address(press: str, chosen: RecommendationSet) -> str:
    return reverse(f"recommendations:{press}", args=[chosen.pk])


def press(
    client: Client, what: str, chosen: RecommendationSet, sent: Mapping[str, str] | None = None
) -> str:
    """Press the button, and read the page that it leads to."""
    response = client.post(address(what, chosen), sent or {}, follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def page(client: Client, what: str, chosen: RecommendationSet) -> str:
    response = client.get(address(what, chosen), follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def at_spotify(standin: ScriptedStandin) -> Playlist:
    """The only playlist that WMusic made in Ada's account."""
    (playlist,) = [one for one in standin.playlists() if "WMusic [" in one.description]
    return playlist


def recover(standin: ScriptedStandin) -> None:
    """Spotify answers again, after whatever time it had said to wait."""
    standin.repair()
    standin.forget_calls()
    SpotifyPause.objects.all().delete()
