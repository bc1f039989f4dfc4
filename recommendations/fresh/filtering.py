"""Which of the tracks that Spotify names may go into a list, and why not the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recommendations.catalogue.recordings import plain_letters
from recommendations.engine.request import DEFAULT_PER_ARTIST, Filters
from recommendations.library.matching import NameKey, song_name
from recommendations.models.opinions import ArtistOpinion
from recommendations.spotify.discovery import DiscoveredTrack

ARTIST_KEY_LENGTH = ArtistOpinion._meta.get_field("main_artist").max_length


class LeftOut(StrEnum):
    UNUSABLE = "unusable"
    IN_LIST = "in-list"
    IN_CATALOGUE = "in-catalogue"
    SHOWN = "shown"
    DISLIKED = "disliked"
    LESS_OF = "less-of"
    EXPLICIT = "explicit"
    DECADE = "decade"
    # In the list as often as may be.
    ARTIST = "artist"


@dataclass(frozen=True)
class Songs:
    """Songs by their Spotify ids and by what versions of one have in common."""

    ids: frozenset[str] = frozenset()
    names: frozenset[NameKey] = frozenset()

    def hold(self, track: DiscoveredTrack) -> bool:
        return track.spotify_id in self.ids or name_of(track) in self.names


@dataclass(frozen=True)
class Known:
    """What one listener has in the list, was shown lately and said.

    ``less_of`` are artists without case; ``artists`` counts the tracks of each main artist
    in the list, by `plain_letters`.
    """

    in_list: Songs
    shown: Songs
    disliked: Songs
    less_of: frozenset[str]
    artists: Mapping[str, int]


class Judge:
    """Decides track by track; what was taken counts for the next."""

    def __init__(self, known: Known, filters: Filters) -> None:
        self._known = known
        self._filters = filters
        self._artists = Counter(known.artists)
        self._taken: set[NameKey] = set()
        self._taken_ids: set[str] = set()

    def refusal(self, track: DiscoveredTrack, in_catalogue: Collection[str]) -> LeftOut | None:
        """Why `track` may not be taken, None if it may; `in_catalogue` are Spotify ids.

        The engine could have chosen what the catalogue has, and did not.
        """
        if not track.is_usable:
            return LeftOut.UNUSABLE
        if self._known.in_list.hold(track) or self._is_taken(track):
            return LeftOut.IN_LIST
        if track.spotify_id in in_catalogue:
            return LeftOut.IN_CATALOGUE
        if self._known.shown.hold(track):
            return LeftOut.SHOWN
        if self._known.disliked.hold(track):
            return LeftOut.DISLIKED
        if any(
            name.casefold()[:ARTIST_KEY_LENGTH] in self._known.less_of for name in track.artists
        ):
            return LeftOut.LESS_OF
        # As in the catalogue: what is unknown does not pass.
        if self._filters.no_explicit and track.explicit is not False:
            return LeftOut.EXPLICIT
        if self._filters.decades and _decade(track) not in self._filters.decades:
            return LeftOut.DECADE
        if self._artists[artist_of(track)] >= DEFAULT_PER_ARTIST:
            return LeftOut.ARTIST
        return None

    def take(self, track: DiscoveredTrack) -> None:
        self._artists[artist_of(track)] += 1
        self._taken.add(name_of(track))
        self._taken_ids.add(track.spotify_id)

    def _is_taken(self, track: DiscoveredTrack) -> bool:
        return track.spotify_id in self._taken_ids or name_of(track) in self._taken


def name_of(track: DiscoveredTrack) -> NameKey:
    return song_name(track.title, track.artists[0])


def artist_of(track: DiscoveredTrack) -> str:
    return plain_letters(track.artists[0])


def _decade(track: DiscoveredTrack) -> int | None:
    return None if track.year is None else track.year - track.year % 10
