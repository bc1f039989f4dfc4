"""The listener's sorted songs as marks on a plane of mood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SetTrack
from recommendations.moods import top_emotion

# Of the drawing, without its margin: the upper left corner is 0 0.
WIDTH, HEIGHT = 200, 130


@dataclass(frozen=True)
class Mark:
    """``x`` 0..WIDTH from dark to bright, ``y`` 0..HEIGHT from energetic to quiet."""

    emotion: Emotion
    x: float
    y: float


@dataclass(frozen=True)
class MoodPlot:
    songs: tuple[Mark, ...]
    centres: tuple[Mark, ...]


def plot_of(lists: Iterable[RecommendationSet]) -> MoodPlot:
    """All songs of the lists, and the centre of each."""
    emotions = {one.pk: top_emotion(one.probabilities) for one in lists}
    return MoodPlot(tuple(_songs(emotions)), tuple(_centres(lists, emotions)))


def _songs(emotions: dict[UUID, Emotion]) -> Iterator[Mark]:
    entries = SetTrack.objects.filter(set__in=emotions, removed=False).order_by("set", "position")
    for set_id, valence, energy in entries.values_list("set_id", "valence", "arousal"):
        if valence is not None and energy is not None:
            yield _mark(emotions[set_id], valence, energy)


def _centres(lists: Iterable[RecommendationSet], emotions: dict[UUID, Emotion]) -> Iterator[Mark]:
    for one in lists:
        yield _mark(emotions[one.pk], *one.notes["mood"])


def _mark(emotion: Emotion, valence: float, energy: float) -> Mark:
    return Mark(emotion, round(WIDTH * valence, 1), round(HEIGHT * (1 - energy), 1))
