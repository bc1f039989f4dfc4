"""Adding tracks to a set that the catalogue does not have, when its listener asks.

Spotify is asked before anything is written, never inside a transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from recommendations.engine.maps.tables import mean_point
from recommendations.fresh.filtering import Judge, LeftOut
from recommendations.fresh.streams import Stream
from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.selectors.fresh import (
    MOST_GENRES,
    FreshView,
    may_ask,
    offer_of,
    seeds_of,
    years_of,
)
from recommendations.selectors.fresh_facts import filters_of, in_catalogue, known_of
from recommendations.selectors.spotify_sources import RECOMMENDATIONS
from recommendations.services.found_tracks import EXAMINED, FreshPick, append_found
from recommendations.services.search_answers import recent_answer, remember_answer
from recommendations.services.spotify_sources import turn_off_if_refused
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.discovery import DiscoveredPage, new_songs_query
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.tokens import client_for
from recommendations.wording import kept_reasons

# As many as a press of "show more" shows.
MOST_ADDED = 12


class NotOfferedHere(SpotifyError):
    """``message`` is the reason that the page gives, too."""

    code = "not-offered-here"

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.message = reason or _("Songs from Spotify cannot be added to this list.")


@dataclass(frozen=True)
class Outcome:
    """How many tracks were added, how many left out for which reason, and what stopped it.

    ``genres`` are those that were searched for.
    """

    added: int
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    problem: SpotifyError | None = None
    genres: tuple[str, ...] = ()


def add_fresh_tracks(chosen: RecommendationSet, owner: User) -> Outcome:
    """Search Spotify for new songs in the set's genres and add up to twelve.

    At most one search a genre, three in all; a later press goes on behind what this one
    looked at. Where Spotify stops answering, what was found until then is added. Raises
    NotOfferedHere, NoLongerEditable, and DoesNotExist for a set that was deleted.
    """
    offer = _offer(chosen, owner)
    if not offer.genres:
        raise NotOfferedHere(offer.reason)
    searches = _Searches(SpotifyConnection.objects.get(user=owner))
    first, last = years_of(chosen)
    done: Mapping[str, int] = chosen.notes.get(EXAMINED, {})
    queries = {genre: new_songs_query(genre, first, last) for genre in offer.genres}
    streams = [
        Stream(genre, query, done.get(query, 0), searches.read) for genre, query in queries.items()
    ]
    judge = Judge(known_of(chosen, owner), filters_of(chosen))
    was_asked_for = bool(filters_of(chosen).genres)
    # Spotify's filters are not exact: what it calls new is told by its own year.
    new_from = timezone.now().year - 1
    picks: list[FreshPick] = []
    left_out: Counter[LeftOut] = Counter()
    going = list(streams)
    # One of each in turn, so that no genre fills the list before the next is heard.
    while going and len(picks) < MOST_ADDED:
        stream = going.pop(0)
        track = stream.next()
        if track is None:
            continue
        going.append(stream)
        if refused := judge.refusal(track, searches.in_catalogue):
            left_out[refused] += 1
            continue
        judge.take(track)
        is_new = track.year is not None and track.year >= new_from
        facts = kept_reasons.found(
            stream.genre, track.year, is_new=is_new, was_asked_for=was_asked_for
        )
        picks.append(FreshPick(track, stream.genre, facts))
    examined = {stream.query: stream.examined for stream in streams}
    added = append_found(chosen, picks, examined)
    return Outcome(added, left_out, searches.problem, offer.genres)


def add_recommended(chosen: RecommendationSet, owner: User) -> Outcome:
    """Ask Spotify for its own recommendations for the set's mood and add up to twelve.

    Raises as `add_fresh_tracks`. A refusal of the source turns it off for everybody.
    """
    offer = _offer(chosen, owner)
    if not offer.recommends:
        raise NotOfferedHere(offer.reason)
    target = mean_point(chosen.probabilities)
    connection = SpotifyConnection.objects.get(user=owner)
    try:
        calls = client_for(connection).discovery
        tracks = calls.recommendations(seeds_of(chosen), target)
    except SpotifyError as problem:
        return Outcome(0, problem=turn_off_if_refused(RECOMMENDATIONS, problem))
    judge = Judge(known_of(chosen, owner), filters_of(chosen))
    ours = in_catalogue(tracks)
    picks: list[FreshPick] = []
    left_out: Counter[LeftOut] = Counter()
    for track in tracks:
        if len(picks) == MOST_ADDED:
            break
        if refused := judge.refusal(track, ours):
            left_out[refused] += 1
            continue
        judge.take(track)
        picks.append(FreshPick(track, "", kept_reasons.recommended(target)))
    return Outcome(append_found(chosen, picks, {}), left_out)


class _Searches:
    """The searches of one press: from the day's answers, else sent, three at most."""

    def __init__(self, connection: SpotifyConnection) -> None:
        self._connection = connection
        self._sent = 0
        # One for the press, since it knows how long the press has waited already.
        self._client: SpotifyClient | None = None
        self.problem: SpotifyError | None = None
        # Spotify ids of what was read and the catalogue has.
        self.in_catalogue: set[str] = set()

    def read(self, query: str, offset: int) -> DiscoveredPage | None:
        page = recent_answer(self._connection, query, offset) or self._ask(query, offset)
        if page is not None:
            self.in_catalogue |= in_catalogue(page.tracks)
        return page

    def _ask(self, query: str, offset: int) -> DiscoveredPage | None:
        if self.problem is not None or self._sent == MOST_GENRES:
            return None
        self._sent += 1
        try:
            self._client = self._client or client_for(self._connection)
            page = self._client.discovery.search(query, offset)
        except SpotifyError as problem:
            self.problem = problem
            return None
        remember_answer(self._connection, query, offset, page)
        return page


def _offer(chosen: RecommendationSet, owner: User) -> FreshView:
    if not may_ask(chosen, owner):
        raise NotOfferedHere("")
    return offer_of(chosen)
