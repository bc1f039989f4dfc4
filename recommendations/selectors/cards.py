"""The cards of a set, ready to be shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings

from recommendations.models import RecommendationSet, Track


@dataclass(frozen=True)
class Cover:
    """A cover drawn by us: two hues and a turn, in degrees 0..359."""

    hue_a: int
    hue_b: int
    turn: int


@dataclass(frozen=True)
class Card:
    position: int
    track_id: int
    title: str
    artist: str
    year: int | None
    genre: str
    artwork_url: str
    needs_artwork: bool
    listen_url: str
    listen_is_search: bool
    cover: Cover


def cards_of(chosen: RecommendationSet) -> list[Card]:
    entries = chosen.entries.filter(position__lte=chosen.shown).select_related("track")
    return [_card(entry.position, entry.track) for entry in entries]


def _card(position: int, track: Track) -> Card:
    spotify = settings.SPOTIFY
    return Card(
        position=position,
        track_id=track.pk,
        title=track.title,
        artist=track.artist,
        year=track.year,
        genre=track.genre,
        artwork_url=track.artwork_url,
        needs_artwork=bool(track.spotify_id and not track.artwork_url)
        and track.artwork_checked_at is None,
        listen_url=spotify.track(track.spotify_id)
        if track.spotify_id
        else spotify.search(track.title, track.main_artist),
        listen_is_search=not track.spotify_id,
        cover=_cover(track),
    )


def _cover(track: Track) -> Cover:
    """Colours from what the track is: hue by valence and energy, turn by its name.

    Bright moods lean to yellow and red, low ones to blue and violet.
    """
    digest = hashlib.sha256(f"{track.title}|{track.main_artist}".encode()).digest()
    hue = int(250 - 210 * track.valence + digest[0] / 255 * 40) % 360
    spread = int(40 + 80 * track.energy)
    return Cover(hue_a=hue, hue_b=(hue + spread) % 360, turn=digest[1] * 359 // 255)
