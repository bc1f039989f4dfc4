"""Six believable weeks of somebody's moods. Always the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from emotion.labels import LABELS, Emotion
from recommendations.engine.request import Goal
from recommendations.models import RecommendationSet
from recommendations.moods import only

DAYS = 42
# How likely somebody asks for music in the morning, in the afternoon and in the evening.
HOURS = ((8, 0.45), (14, 0.25), (20, 0.7))
# How often each emotion is the strongest, by these hours. Chosen to look like a life, not
# taken from anybody's.
OFTEN: Mapping[int, Mapping[Emotion, float]] = {
    8: {Emotion.NEUTRAL: 5, Emotion.SAD: 2, Emotion.HAPPY: 2, Emotion.ANGRY: 1},
    14: {Emotion.NEUTRAL: 3, Emotion.HAPPY: 3, Emotion.SURPRISE: 2, Emotion.DISGUST: 0.5},
    20: {Emotion.HAPPY: 5, Emotion.SAD: 2, Emotion.NEUTRAL: 2, Emotion.FEAR: 0.7},
}
NOTES: Mapping[Emotion, tuple[str, ...]] = {
    Emotion.HAPPY: ("Dinner with everybody.", "First warm evening.", "Finished the long thing."),
    Emotion.SAD: ("Missed the last train.", "Rain since Monday."),
    Emotion.NEUTRAL: ("Just working.", "Coffee first."),
    Emotion.ANGRY: ("The meeting that could have been a letter.",),
}
NOTED = 0.35
VERDICTS = ("", "right", Emotion.NEUTRAL)
SEED = 20_261


@dataclass(frozen=True)
class Moment:
    """``probabilities`` are seven in label order that sum to 1."""

    at: datetime
    probabilities: tuple[float, ...]
    origin: str
    goal: Goal
    note: str
    # What its listener says of the reading: empty, "right", or what it was instead.
    verdict: str
    # And of the songs: an answer of `RecommendationSet.Fit`, or empty.
    fit: str


def moments(until: datetime) -> Iterator[Moment]:
    """From six weeks before `until`, the oldest first, none after it."""
    chance = random.Random(SEED)  # noqa: S311 - a story, no secret
    midnight = until.replace(hour=0, minute=0, second=0, microsecond=0)
    for day in range(DAYS, -1, -1):
        for hour, often in HOURS:
            minutes = chance.randrange(90)
            at = midnight - timedelta(days=day) + timedelta(hours=hour, minutes=minutes)
            wants_music = chance.random() < often
            moment = _moment(chance, at, hour)
            if wants_music and at < until:
                yield moment


def _moment(chance: random.Random, at: datetime, hour: int) -> Moment:
    often = OFTEN[hour]
    top = chance.choices(list(often), weights=list(often.values()))[0]
    notes = NOTES.get(top, ())
    is_low = top in (Emotion.SAD, Emotion.FEAR, Emotion.ANGRY)
    origin = chance.choices(list(RecommendationSet.Origin), weights=[7, 1, 1, 2])[0]
    is_picked = origin == RecommendationSet.Origin.HAND
    return Moment(
        at=at,
        probabilities=tuple(only(top)) if is_picked else _reading(chance, top),
        origin=origin,
        goal=Goal.LIFT if is_low and chance.random() < 0.5 else Goal.MATCH,
        note=chance.choice(notes) if notes and chance.random() < NOTED else "",
        verdict="" if is_picked else chance.choices(VERDICTS, weights=[6, 3, 1])[0],
        fit=chance.choices(["", "yes", "partly", "no"], weights=[5, 5, 2, 1])[0],
    )


def _reading(chance: random.Random, top: Emotion) -> tuple[float, ...]:
    strengths = [chance.gammavariate(0.6, 1.0) for _ in LABELS]
    rest = sum(strengths)
    share = chance.uniform(0.45, 0.85)
    reading = [(1 - share) * one / rest for one in strengths]
    reading[LABELS.index(top)] += share
    return tuple(reading)
