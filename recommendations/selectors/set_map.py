"""The shown songs of a set between dark and bright, quiet and energetic, to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.engine.request import Goal
from recommendations.models import RecommendationSet, SetTrack
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.spreading import spread
from recommendations.wording.character import music, place

# Units of the drawing, a square: the words at the axes have the margin, and shares of the
# catalogue the span, within which a point at the very edge is whole.
SIZE, MARGIN = 400, 30
RADIUS, SMALL_RADIUS, MANY = 9.5, 8.0, 24
LOWEST, HIGHEST = MARGIN + RADIUS + 2, SIZE - MARGIN - RADIUS - 2
# A sixth of the axis: estimates that correlate by 0.46 with what listeners rate are off by
# a quarter of it.
FARTHEST_MOVED = (HIGHEST - LOWEST) / 6
LABEL_LENGTH, LETTER_WIDTH, LABEL_ABOVE, LABEL_BELOW = 40, 7.2, 32, 26


LEADS = {
    Goal.LIFT: gettext_lazy(
        "The list begins near your mood, %(start)s, and leads to a happier mood: %(end)s."
    ),
    Goal.CALM: gettext_lazy(
        "The list begins near your mood, %(start)s, and leads to calm: %(end)s."
    ),
}
THERE_ALREADY = {
    Goal.LIFT: gettext_lazy(
        "Your mood is already where the way to a happier mood ends: %(start)s."
    ),
    Goal.CALM: gettext_lazy("Your mood is already where the way to calm ends: %(start)s."),
}


@dataclass(frozen=True)
class Spot:
    """A place on the drawing, in its units from the left and from the top."""

    x: float
    y: float


@dataclass(frozen=True)
class MapPoint:
    """One song: its ``number`` among those kept, and the ``position`` that its card has.

    ``brighter`` and ``livelier`` say than how many per cent of the catalogue. The label is
    where two lines fit into the drawing.
    """

    number: int
    position: int
    title: str
    artist: str
    spot: Spot
    label: Spot
    brighter: int
    livelier: int
    character: str


@dataclass(frozen=True)
class SetMap:
    """``goal`` is None where the list stays with the mood. ``unmeasured`` songs of the list
    have no place: they came from Spotify, which does not say how they sound.
    """

    points: tuple[MapPoint, ...]
    mood: Spot
    goal: Spot | None
    sentence: str
    unmeasured: int = 0
    size: int = SIZE

    @property
    def is_crowded(self) -> bool:
        return len(self.points) > MANY

    @property
    def radius(self) -> float:
        return SMALL_RADIUS if self.is_crowded else RADIUS


def map_of(chosen: RecommendationSet) -> SetMap | None:
    """The map of the songs kept, None without any or for a set from before there were maps."""
    kept = list(kept_entries(chosen).select_related("track"))
    numbered = [
        (number, row, row.valence, row.arousal)
        for number, row in enumerate(kept, start=1)
        if row.valence is not None and row.arousal is not None
    ]
    if not numbered or "mood" not in chosen.notes:
        return None
    mood, goal = chosen.notes["mood"], chosen.notes["goal"]
    places = np.array([_place(valence, arousal) for _, _, valence, arousal in numbered])
    apart = 2 * (SMALL_RADIUS if len(numbered) > MANY else RADIUS)
    within = LOWEST, HIGHEST
    spots = spread(places, apart=apart, farthest=FARTHEST_MOVED, within=within).tolist()
    return SetMap(
        points=tuple(_point(*song, *spot) for song, spot in zip(numbered, spots, strict=True)),
        mood=_spot(*_place(*mood)),
        goal=None if goal == mood else _spot(*_place(*goal)),
        sentence=_sentence(Goal(chosen.goal), mood, goal),
        unmeasured=len(kept) - len(numbered),
    )


def _point(
    number: int, entry: SetTrack, valence: float, arousal: float, x: float, y: float
) -> MapPoint:
    title, artist = (_short(text) for text in (entry.track.title, entry.track.artist))
    return MapPoint(
        number=number,
        position=entry.position,
        title=title,
        artist=artist,
        spot=_spot(x, y),
        label=_label(x, y, max(len(title), len(artist))),
        brighter=_per_cent_below(valence),
        livelier=_per_cent_below(arousal),
        character=place(valence, arousal),
    )


def _sentence(goal: Goal, mood: Sequence[float], end: Sequence[float]) -> str:
    words = {"start": music(*mood), "end": music(*end)}
    if goal is Goal.MATCH:
        return _("Your mood asks for %(start)s.") % words
    sentences = THERE_ALREADY if end == mood else LEADS
    return str(sentences[goal]) % words


def _place(valence: float, arousal: float) -> tuple[float, float]:
    """Shares of the catalogue as units from the left and from the top."""
    span = HIGHEST - LOWEST
    return LOWEST + span * valence, HIGHEST - span * arousal


def _label(x: float, y: float, letters: int) -> Spot:
    """The middle of a label's first line, above the point or, where that is outside, below."""
    half = min(letters * LETTER_WIDTH / 2, SIZE / 2)
    return _spot(
        min(max(x, half), SIZE - half), y - LABEL_ABOVE if y > 2 * MARGIN else y + LABEL_BELOW
    )


def _per_cent_below(share: float) -> int:
    # A share counts the song itself, which is not brighter than itself.
    return min(int(100 * share), 99)


def _spot(x: float, y: float) -> Spot:
    return Spot(round(x, 1), round(y, 1))


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"
