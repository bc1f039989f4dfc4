"""The cards of a set, ready to be shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings

from recommendations.models import RecommendationSet, SetTrack, Track
from recommendations.selectors.entries import is_editable, kept_entries, shown_entries
from recommendations.selectors.opinions import Opinions, artist_key, opinions_on
from recommendations.wording.kept_reasons import why

# The middle of the scale of valence and energy.
UNMEASURED = 0.5


@dataclass(frozen=True)
class Cover:
    """A cover drawn by us: two hues and a turn, in degrees 0..359."""

    hue_a: int
    hue_b: int
    turn: int


@dataclass(frozen=True)
class Card:
    """`position` counts all that were shown, `place` those kept, both from 1.

    A removed card has the place that putting it back gives it.
    """

    position: int
    place: int
    last: bool
    removed: bool
    track_id: int
    title: str
    artist: str
    year: int | None
    genre: str
    artwork_url: str
    needs_artwork: bool
    # Spotify's player of it, empty where its id is not known.
    player_url: str
    listen_url: str
    listen_is_search: bool
    cover: Cover
    why: str
    liked: bool
    disliked: bool
    less_of_artist: bool


def cards_of(chosen: RecommendationSet) -> list[Card]:
    """The cards in the listener's order.

    Removed ones are among them, marked, as long as they can be put back.
    """
    entries = shown_entries(chosen) if is_editable(chosen) else kept_entries(chosen)
    entries = entries.select_related("track")
    opinions = opinions_on((entry.track for entry in entries), chosen.owner)
    total = sum(not entry.removed for entry in entries)
    cards, place = [], 1
    for entry in entries:
        cards.append(_card(entry, place=place, total=total, opinions=opinions))
        place += not entry.removed
    return cards


def _card(entry: SetTrack, *, place: int, total: int, opinions: Opinions) -> Card:
    track = entry.track
    return Card(
        position=entry.position,
        place=place,
        last=place == total,
        removed=entry.removed,
        track_id=track.pk,
        title=track.title,
        artist=track.artist,
        year=track.year,
        genre=track.genre,
        artwork_url=track.artwork_url,
        needs_artwork=bool(track.spotify_id and not track.artwork_url)
        and track.artwork_checked_at is None,
        player_url=settings.SPOTIFY.embed(track.spotify_id) if track.spotify_id else "",
        listen_url=settings.SPOTIFY.listen(track.spotify_id, track.title, track.main_artist),
        listen_is_search=not track.spotify_id,
        cover=_cover(track),
        why=why(entry),
        liked=track.pk in opinions.liked,
        disliked=track.pk in opinions.disliked,
        less_of_artist=artist_key(track) in opinions.less_of,
    )


def _cover(track: Track) -> Cover:
    """Colours from what the track is: hue by valence and energy, turn by its name.

    Bright moods lean to yellow and red, low ones to blue and violet; what nobody measured
    lies between.
    """
    valence, energy = (
        UNMEASURED if value is None else value for value in (track.valence, track.energy)
    )
    digest = hashlib.sha256(f"{track.title}|{track.main_artist}".encode()).digest()
    hue = int(250 - 210 * valence + digest[0] / 255 * 40) % 360
    spread = int(40 + 80 * energy)
    return Cover(hue_a=hue, hue_b=(hue + spread) % 360, turn=digest[1] * 359 // 255)
