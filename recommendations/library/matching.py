"""Which tracks of the catalogue a listener's own are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from recommendations.catalogue.recordings import plain_letters
from recommendations.catalogue.versions import song_key
from recommendations.spotify.library import LibraryTrack

NameKey = tuple[str, str]


@dataclass(frozen=True)
class Candidate:
    """A track of the catalogue; ``popularity`` 0..100, -1 where unknown."""

    track_id: int
    spotify_id: str
    title: str
    main_artist: str
    popularity: int = -1


@dataclass(frozen=True)
class Match:
    """``by_id`` tells a certain match from one by title and artist."""

    track: LibraryTrack
    track_id: int
    by_id: bool


@dataclass(frozen=True)
class Matches:
    """Every track of the library, once: found in the catalogue or not."""

    found: tuple[Match, ...]
    unmatched: tuple[LibraryTrack, ...]

    @property
    def by_id(self) -> int:
        return sum(match.by_id for match in self.found)

    @property
    def by_name(self) -> int:
        return len(self.found) - self.by_id

    @property
    def moments(self) -> dict[int, datetime | None]:
        """The catalogue's track ids, each with its newest moment: two releases of a library
        can be one track of the catalogue.
        """
        newest: dict[int, datetime | None] = {}
        for match in self.found:
            known, at = newest.get(match.track_id), match.track.at
            newest[match.track_id] = max(known, at) if known and at else known or at
        return newest


def match(tracks: Iterable[LibraryTrack], candidates: Sequence[Candidate]) -> Matches:
    """Find each track by its Spotify id, else by its title and main artist.

    The whole title is preferred to another version of the song, and of several candidates
    the most popular, then the one that was imported first. A track that occurs more than
    once counts once, with its newest moment.
    """
    ids = {one.spotify_id: one for one in candidates if one.spotify_id}
    by_title = _best_by(whole_name, candidates)
    by_song = _best_by(song_name, candidates)
    found: list[Match] = []
    unmatched: list[LibraryTrack] = []
    for track in newest_of_each(tracks):
        name = track.artists[0] if track.artists else ""
        by_name = by_title.get(whole_name(track.title, name)) or by_song.get(
            song_name(track.title, name)
        )
        if one := ids.get(track.spotify_id):
            found.append(Match(track, one.track_id, by_id=True))
        elif by_name and name:
            found.append(Match(track, by_name.track_id, by_id=False))
        else:
            unmatched.append(track)
    return Matches(tuple(found), tuple(unmatched))


def newest_of_each(tracks: Iterable[LibraryTrack]) -> list[LibraryTrack]:
    """Each id once, where it came first, with the newest of its moments."""
    newest: dict[str, LibraryTrack] = {}
    for track in tracks:
        known = newest.get(track.spotify_id)
        is_newer = track.at is not None and (known is None or not known.at or track.at > known.at)
        if known is None or is_newer:
            newest[track.spotify_id] = track
    return list(newest.values())


def whole_name(title: str, artist: str) -> NameKey:
    return plain_letters(title), plain_letters(artist)


def song_name(title: str, artist: str) -> NameKey:
    """Equal for versions of one song, such as a remaster or a live take; not for a remix."""
    return song_key(title), plain_letters(artist)


def _best_by(
    name: Callable[[str, str], NameKey], candidates: Sequence[Candidate]
) -> dict[NameKey, Candidate]:
    best: dict[NameKey, Candidate] = {}
    for one in candidates:
        key = name(one.title, one.main_artist)
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return best


def _rank(candidate: Candidate) -> tuple[int, int]:
    return candidate.popularity, -candidate.track_id
