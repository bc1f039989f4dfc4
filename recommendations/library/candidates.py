"""The few tracks of the catalogue that a library could mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import Q

from recommendations.catalogue.matrix import recommendable
from recommendations.catalogue.recordings import plain_letters
from recommendations.library.matching import Candidate, Matches, match
from recommendations.spotify.library import LibraryTrack

# Databases limit how many values one statement may name; SQLite's oldest limit is 999.
VALUES_A_QUERY = 900


def match_in_catalogue(tracks: Sequence[LibraryTrack]) -> Matches:
    """Match a library with the tracks that recommendations choose from."""
    known = candidates(tracks)
    return match(tracks, known)


def candidates(tracks: Sequence[LibraryTrack]) -> list[Candidate]:
    """Those with an id of the library's, and all by the main artists of the others.

    A handful of queries, whatever the size of the library: the names of the catalogue's
    artists are compared here, because a database cannot fold them as `plain_letters` does.
    """
    by_id = list(_where("spotify_id", {track.spotify_id for track in tracks}))
    ids = {one.spotify_id for one in by_id}
    artists = {
        plain_letters(track.artists[0])
        for track in tracks
        if track.artists and track.spotify_id not in ids
    }
    by_artist = _where("main_artist", _spellings(artists)) if artists else ()
    return list({one.track_id: one for one in (*by_id, *by_artist)}.values())


def _spellings(artists: set[str]) -> list[str]:
    """How the catalogue writes these artists."""
    written = recommendable().order_by().values_list("main_artist", flat=True).distinct()
    return [name for name in written.iterator() if plain_letters(name) in artists]


def _where(column: str, values: Iterable[str]) -> Iterator[Candidate]:
    tracks = recommendable()
    for some in _batches(values):
        rows = tracks.filter(Q((f"{column}__in", some)))
        for pk, spotify_id, title, artist, popularity in rows.values_list(
            "pk", "spotify_id", "title", "main_artist", "popularity"
        ):
            known = -1 if popularity is None else popularity
            yield Candidate(pk, spotify_id or "", title, artist, known)


def _batches(values: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while batch := list(islice(rest, VALUES_A_QUERY)):
        yield batch
