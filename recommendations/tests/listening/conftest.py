from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, SavedPlaylist, Track
from recommendations.selectors.entries import kept_entries
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.taste.conftest import ADA, Connect, connect_to, starter
from recommendations.tests.visit import Visit

__all__ = ["connect_to", "starter"]

PLAYLIST = "playlist".ljust(22, "0")


def spotify_id(track: Track) -> str:
    return f"{track.pk:022}"


@pytest.fixture
def known_set(alices_set: RecommendationSet) -> RecommendationSet:
    """Alice's list of twelve, of which the third and the sixth have no Spotify id."""
    tracks = list(alices_set.tracks.all())
    unknown = set(alices_set.entries.filter(position__in=(3, 6)).values_list("track_id", flat=True))
    for track in tracks:
        track.spotify_id = None if track.pk in unknown else spotify_id(track)
    Track.objects.bulk_update(tracks, ["spotify_id"])
    return alices_set


@pytest.fixture
def ada(connect_to: Connect, alice: User) -> Visit:
    """Alice's browser, connected to Ada's account, with the permission to play."""
    return connect_to(alice, ADA.id, "play")


def page_of(client: Client, chosen: RecommendationSet, query: str = "") -> str:
    """What the list's page holds, one blank between words."""
    address = reverse("recommendations:set", args=[chosen.id])
    return " ".join(client.get(f"{address}{query}").content.decode().split())


def press(
    client: Client, chosen: RecommendationSet, button: str, data: dict[str, str] | None = None
) -> str:
    """Press a button and read the section on playing that it leads to."""
    address = reverse(f"recommendations:{button}", args=[chosen.id])
    response = client.post(address, data or {}, follow=True)
    assert response.status_code == 200
    page = " ".join(response.content.decode().split())
    return page.partition('<section id="play"')[2].partition("</section>")[0]


def offered(section: str) -> list[str]:
    """The ids of the devices to choose from, in order."""
    return [part.partition('"')[0] for part in section.split('name="device" value="')[1:]]


def shown_ids(chosen: RecommendationSet) -> list[str]:
    ids = kept_entries(chosen).values_list("track__spotify_id", flat=True)
    return [one for one in ids if one]


def playing(standin: ScriptedStandin, listener: str = "Ada") -> tuple[list[str], str]:
    """The tracks that were started at the stand-in, and the playlist that they came from."""
    with standin.standin.store.reading() as state:
        started = {one: account.playing for one, account in state.accounts.items()}
    found = next((one for name, one in started.items() if listener.lower() in name), None)
    return (found.track_ids, found.playlist_id) if found else ([], "")


def saved_as(chosen: RecommendationSet, owner: User, **changes: object) -> SavedPlaylist:
    values = {"state": SavedPlaylist.State.FILLED, "spotify_id": PLAYLIST} | changes
    return SavedPlaylist.objects.create(set=chosen, owner=owner, wanted_tracks=[1], **values)
