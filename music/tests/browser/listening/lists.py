"""Lists whose tracks have the ids that the stand-in has for them."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

from music.tests.browser.conftest import Visit
from music.tests.browser.test_editing_a_list import open_a_list
from recommendations.models import Track
from recommendations.spotify.standin.server import StandinServer


def know_ids(standin: StandinServer) -> None:
    """Let the catalogue know the Spotify ids of all tracks that the stand-in has."""
    songs = {
        (row.title, row.artist): row.song.id
        for row in standin.standin.songs.starter
        if not row.is_lacking
    }
    tracks = [track for track in Track.objects.all() if (track.title, track.artist) in songs]
    for track in tracks:
        track.spotify_id = songs[track.title, track.artist]
    Track.objects.bulk_update(tracks, ["spotify_id"])


def open_known_list(one: Visit, standin: StandinServer, listener: str = "Ada") -> Page:
    know_ids(standin)
    return open_a_list(one, listener)


def known(page: Page) -> list[str]:
    """The ids of the tracks that have a player, in the order of their cards."""
    cards = page.locator(".card:has([data-player])")
    return list(cards.evaluate_all("cards => cards.map(card => card.dataset.track)"))


def players(page: Page) -> list[Frame]:
    """The frames in the page, whatever they show."""
    return [frame for frame in page.frames if frame is not page.main_frame]


def embeds_asked_for(one: Visit) -> list[str]:
    return [address for address in one.requested if "/embed/" in address]
