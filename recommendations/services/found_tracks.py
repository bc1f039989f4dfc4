"""Tracks from Spotify in sets and in the database, where no engine chooses from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from recommendations.catalogue.tracks import (
    ARTIST_LENGTH,
    GENRE_LENGTH,
    MAIN_ARTIST_LENGTH,
    TITLE_LENGTH,
)
from recommendations.models import RecommendationSet, SetTrack, Track
from recommendations.selectors.fresh import LONGEST_SET
from recommendations.services.editing import ASIDE, editing
from recommendations.spotify.discovery import DiscoveredTrack
from recommendations.wording.kept_reasons import Facts

# In a set's notes: of each search, how many of its tracks were looked at.
EXAMINED = "examined"


@dataclass(frozen=True)
class FreshPick:
    """A track to add, the genre it was searched by ("" for none), and the facts of why."""

    track: DiscoveredTrack
    genre: str
    facts: Facts


def append_found(
    chosen: RecommendationSet, picks: Sequence[FreshPick], examined: Mapping[str, int]
) -> int:
    """Put tracks behind the cards that are shown, and show them; returns how many.

    What is not shown yet stays behind them. A track that a second press added meanwhile is
    not added again. Raises NoLongerEditable, and DoesNotExist for a set that was deleted.
    """
    with editing(chosen) as current:
        rows = _rows(picks)
        present = set(current.entries.values_list("track_id", flat=True))
        new = [
            SetTrack(set=current, track=rows[pick.track.spotify_id], why_facts=pick.facts)
            for pick in picks
            if rows[pick.track.spotify_id].pk not in present
        ][: max(LONGEST_SET - len(present), 0)]
        _make_room(current, len(new))
        for position, entry in enumerate(new, start=current.shown + 1):
            entry.position = position
        SetTrack.objects.bulk_create(new)
        current.shown += len(new)
        earlier = current.notes.get(EXAMINED, {})
        current.notes = {**current.notes, EXAMINED: {**earlier, **examined}}
        current.save(update_fields=["shown", "notes"])
        return len(new)


@transaction.atomic
def delete_unheld_tracks() -> int:
    """Delete tracks found on Spotify that no set holds and no listener has answered to.

    An answer stays as long as its listener's account, and so what it was given to.
    """
    unheld = Track.objects.filter(
        source=Track.Source.SPOTIFY,
        entries__isnull=True,
        opinions__isnull=True,
        artist_opinions__isnull=True,
    )
    _, deleted = unheld.delete()
    return deleted.get(Track._meta.label, 0)


def _make_room(current: RecommendationSet, places: int) -> None:
    """Move what is not shown yet back, aside first: databases check row by row."""
    hidden = current.entries.filter(position__gt=current.shown)
    hidden.update(position=F("position") + ASIDE)
    waiting = current.entries.filter(position__gt=ASIDE)
    waiting.update(position=F("position") - ASIDE + places)


def _rows(picks: Sequence[FreshPick]) -> dict[str, Track]:
    """The stored tracks by Spotify id; those that somebody found before keep what they say."""
    # In one order for all: two who store the same tracks would wait for each other for ever.
    in_order = sorted(picks, key=lambda pick: pick.track.spotify_id)
    Track.objects.bulk_create(map(_row, in_order), ignore_conflicts=True)
    stored = Track.objects.filter(spotify_id__in=[pick.track.spotify_id for pick in picks])
    return {track.spotify_id or "": track for track in stored}


def _row(pick: FreshPick) -> Track:
    found = pick.track
    return Track(
        source=Track.Source.SPOTIFY,
        spotify_id=found.spotify_id,
        title=found.title[:TITLE_LENGTH],
        artist=", ".join(found.artists)[:ARTIST_LENGTH],
        main_artist=found.artists[0][:MAIN_ARTIST_LENGTH],
        year=found.year,
        genre=pick.genre[:GENRE_LENGTH],
        genres=pick.genre[:GENRE_LENGTH],
        explicit=found.explicit,
        duration_ms=found.duration_ms,
    )
