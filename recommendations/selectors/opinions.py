"""A listener's answers to tracks and artists, as the cards and the page show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import BooleanField, Value

from recommendations.engine.feedback import ENOUGH
from recommendations.models import ArtistOpinion, Track, TrackOpinion

ANSWERS_A_PAGE = 10


@dataclass(frozen=True)
class Opinions:
    """Ids of the tracks thumbed up and down, and the artists of whom less was asked."""

    liked: frozenset[int] = frozenset()
    disliked: frozenset[int] = frozenset()
    less_of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answers:
    """How many answers a listener gave in all, and how many it takes to count."""

    given: int
    enough: int = ENOUGH

    @property
    def count(self) -> bool:
        return self.given >= self.enough


@dataclass(frozen=True)
class GivenAnswer:
    """A thumb for a track, or less of its artist; ``kind`` is "up", "down" or "less"."""

    kind: str
    track_id: int
    title: str
    artist: str
    given_at: datetime


@dataclass(frozen=True)
class GivenAnswers:
    """One of ``pages`` pages, the newest first, of ``total`` answers."""

    answers: tuple[GivenAnswer, ...]
    page: int
    pages: int
    total: int


def artist_key(track: Track) -> str:
    """The artist's name without case, as the catalogue tells artists apart."""
    length = ArtistOpinion._meta.get_field("main_artist").max_length
    return track.main_artist.casefold()[:length]


def opinions_on(tracks: Iterable[Track], owner: User | None) -> Opinions:
    """What `owner` said of these tracks and their artists; nothing for a visitor."""
    if owner is None:
        return Opinions()
    tracks = list(tracks)
    given = TrackOpinion.objects.filter(owner=owner, track__in=tracks)
    thumbs = dict(given.values_list("track_id", "liked"))
    artists = {artist_key(track) for track in tracks}
    less_of = ArtistOpinion.objects.filter(owner=owner, main_artist__in=artists)
    return Opinions(
        liked=frozenset(track for track, liked in thumbs.items() if liked),
        disliked=frozenset(track for track, liked in thumbs.items() if not liked),
        less_of=frozenset(less_of.values_list("main_artist", flat=True)),
    )


def answers_of(owner: User) -> Answers:
    thumbs = TrackOpinion.objects.filter(owner=owner).count()
    return Answers(given=thumbs + ArtistOpinion.objects.filter(owner=owner).count())


def given_answers(owner: User, page_number: str) -> GivenAnswers:
    """A page of what `owner` answered, the first where `page_number` is none."""
    thumbs = TrackOpinion.objects.filter(owner=owner).values_list(
        "given_at", "liked", "track_id", "track__title", "track__artist"
    )
    less_of = ArtistOpinion.objects.filter(owner=owner).values_list(
        "given_at", Value(None, BooleanField()), "track_id", "track__title", "track__main_artist"
    )
    every = thumbs.union(less_of, all=True).order_by("-given_at", "track_id")
    page = Paginator(every, ANSWERS_A_PAGE).get_page(page_number)
    return GivenAnswers(
        answers=tuple(_given(*row) for row in page.object_list),
        page=page.number,
        pages=page.paginator.num_pages,
        total=page.paginator.count,
    )


def _given(
    given_at: datetime, liked: bool | None, track_id: int, title: str, artist: str
) -> GivenAnswer:
    kind = "less" if liked is None else "up" if liked else "down"
    return GivenAnswer(kind, track_id, title, artist, given_at)
