"""Learning Spotify ids from a library that was read anyway.

A save spends one search on every track without an id; a hundred liked songs whose ids
Spotify has just told would spend a hundred.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction

from recommendations.library.matching import Match
from recommendations.models import Track
from recommendations.spotify.client import FoundTrack
from recommendations.spotify.matching import best_match


def learn_ids(matches: Iterable[Match], wanted: Collection[int]) -> int:
    """Give those of the `wanted` tracks that have none the id of the library's recording.

    It counts only where a search result of that title and artist would count, so not from
    another version of the song. Returns how many were learnt.
    """
    learnt = 0
    without = Track.objects.filter(pk__in=wanted, spotify_id=None).in_bulk()
    for match in matches:
        track, song = without.get(match.track_id), match.track
        found = FoundTrack(song.spotify_id, song.title, song.artists)
        if track and best_match(track.title, track.main_artist, [found]):
            learnt += _learn(track, song.spotify_id)
    return learnt


def _learn(track: Track, spotify_id: str) -> int:
    try:
        with transaction.atomic():
            row = Track.objects.filter(pk=track.pk, spotify_id=None)
            return row.update(spotify_id=spotify_id, search_missed_at=None)
    except IntegrityError:
        return 0  # another row of the catalogue is this very recording
