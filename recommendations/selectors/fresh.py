"""Whether a set's page offers tracks from Spotify that the catalogue does not have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.engine.request import Goal
from recommendations.models import RecommendationSet, SpotifyConnection, Track
from recommendations.selectors.entries import is_editable, kept_entries
from recommendations.selectors.fresh_facts import filters_of
from recommendations.selectors.mood_lists import SORTED
from recommendations.selectors.spotify_sources import recommends
from recommendations.spotify.client import MOST_ADDED_AT_ONCE
from recommendations.spotify.discovery import MOST_SEEDS, Seeds
from recommendations.wording.found_songs import listed

# One search each; a press may send no more.
MOST_GENRES = 3
# One call fills a playlist, and a page shows every card.
LONGEST_SET = MOST_ADDED_AT_ONCE
A_WAY = _(
    "A way to another mood needs songs whose place is known. Spotify does not say how its "
    "songs sound, so none are added here."
)
FULL = _("This list has %(songs)d songs, as many as a playlist is made of at once.")
NOTHING_TO_ASK_BY = _(
    "No song of this list has a genre to search Spotify by: nothing can be added."
)
# Whether songs were to be instrumental, and whether at a tempo.
UNPROVABLE = {
    (True, False): _(
        "You asked for something that Spotify's search cannot tell, whether a song is "
        "instrumental, so no songs from there are added."
    ),
    (False, True): _(
        "You asked for something that Spotify's search cannot tell, its tempo, so no songs from "
        "there are added."
    ),
    (True, True): _(
        "You asked for something that Spotify's search cannot tell, whether a song is "
        "instrumental and its tempo, so no songs from there are added."
    ),
}


@dataclass(frozen=True)
class FreshView:
    """``reason`` says why nothing is offered, and is empty where something is.

    ``genres`` are those that are searched for, none where a search is not possible.
    """

    reason: str = ""
    genres: tuple[str, ...] = ()
    recommends: bool = False

    @property
    def genre_words(self) -> str:
        return listed(self.genres)


def fresh_view(request: HttpRequest, chosen: RecommendationSet) -> FreshView | None:
    """None where this is no matter: for visitors, without Spotify, and once a save began."""
    user = request.user
    if not isinstance(user, User) or not may_ask(chosen, user):
        return None
    return offer_of(chosen)


def may_ask(chosen: RecommendationSet, user: User) -> bool:
    """Whether it is their set, still to be changed, and their Spotify account answers."""
    connection = SpotifyConnection.objects.filter(user=user).first()
    return (
        chosen.owner_id == user.pk
        and SORTED not in chosen.notes
        and connection is not None
        and connection.allows(frozenset())
        and is_editable(chosen)
    )


def offer_of(chosen: RecommendationSet) -> FreshView:
    filters = filters_of(chosen)
    if chosen.goal != Goal.MATCH:
        return FreshView(reason=str(A_WAY))
    if unprovable := UNPROVABLE.get((filters.instrumental_only, filters.tempo is not None)):
        return FreshView(reason=str(unprovable))
    if chosen.entries.count() >= LONGEST_SET:
        return FreshView(reason=str(FULL) % {"songs": LONGEST_SET})
    genres = genres_of(chosen)[:MOST_GENRES]
    # Of what Spotify recommends, nothing says of which genre it is.
    can_recommend = recommends() and not filters.genres and bool(seeds_of(chosen))
    if not genres and not can_recommend:
        return FreshView(reason=str(NOTHING_TO_ASK_BY))
    return FreshView(genres=genres, recommends=can_recommend)


def genres_of(chosen: RecommendationSet) -> tuple[str, ...]:
    """The genres to ask for: those of the wish, else those of the songs shown.

    The most frequent among the songs first. What came from Spotify does not count, so that
    the next press asks the same.
    """
    shown = kept_entries(chosen).exclude(track__source=Track.Source.SPOTIFY)
    counts = Counter(shown.exclude(track__genre="").values_list("track__genre", flat=True))
    wanted = filters_of(chosen).genres or counts.keys()
    return tuple(sorted(wanted, key=lambda name: (-counts[name], name)))


def years_of(chosen: RecommendationSet) -> tuple[int, int]:
    """First and last year to ask for: this and the last, or the newest decade of the wish."""
    today = timezone.now().year
    if decades := filters_of(chosen).decades:
        return max(decades), min(max(decades) + 9, today)
    return today - 1, today


def seeds_of(chosen: RecommendationSet) -> Seeds:
    """The set's first tracks that have an id, else its genres."""
    tracks = kept_entries(chosen).exclude(track__spotify_id=None)
    ids = tracks.values_list("track__spotify_id", flat=True)[:MOST_SEEDS]
    known = tuple(spotify_id for spotify_id in ids if spotify_id)
    return Seeds(track_ids=known, genres=() if known else genres_of(chosen)[:MOST_SEEDS])
