"""What decides which of Spotify's tracks may go into a listener's set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import QuerySet

from recommendations.catalogue.recordings import plain_letters
from recommendations.engine.request import Filters
from recommendations.fresh.filtering import Known, Songs
from recommendations.library.candidates import match_in_catalogue
from recommendations.library.matching import song_name
from recommendations.models import ArtistOpinion, RecommendationSet, Track
from recommendations.selectors.memory import shown_lately
from recommendations.spotify.discovery import DiscoveredTrack
from recommendations.spotify.library import LibraryTrack


def known_of(chosen: RecommendationSet, owner: User) -> Known:
    """The listener's own facts, nobody else's; a handful of queries."""
    kept = Track.objects.filter(entries__set=chosen, entries__removed=False)
    artists = kept.values_list("main_artist", flat=True)
    shown = list(shown_lately(owner=owner, visitor=""))
    return Known(
        in_list=_songs(chosen.tracks.all()),
        shown=_songs(Track.objects.filter(pk__in=shown)),
        disliked=_songs(Track.objects.filter(opinions__owner=owner, opinions__liked=False)),
        less_of=frozenset(
            ArtistOpinion.objects.filter(owner=owner).values_list("main_artist", flat=True)
        ),
        artists=Counter(map(plain_letters, artists)),
    )


def in_catalogue(tracks: Iterable[DiscoveredTrack]) -> set[str]:
    """Spotify ids of those that an engine could choose by itself, in any version."""
    usable = [
        LibraryTrack(track.spotify_id, track.title, track.artists)
        for track in tracks
        if track.is_usable
    ]
    return {match.track.spotify_id for match in match_in_catalogue(usable).found}


def filters_of(chosen: RecommendationSet) -> Filters:
    """The filters that the set was asked with."""
    said = chosen.filters
    tempo = said.get("tempo")
    return Filters(
        genres=frozenset(said.get("genres", ())),
        decades=frozenset(said.get("decades", ())),
        no_explicit=said.get("no_explicit", False),
        instrumental_only=said.get("instrumental_only", False),
        tempo=tuple(tempo) if tempo else None,
    )


def _songs(tracks: QuerySet[Track]) -> Songs:
    rows = list(tracks.order_by().values_list("spotify_id", "title", "main_artist"))
    return Songs(
        ids=frozenset(spotify_id for spotify_id, _, _ in rows if spotify_id),
        names=frozenset(song_name(title, artist) for _, title, artist in rows),
    )
