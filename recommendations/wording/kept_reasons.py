"""Why a track is in a set: the facts as they are stored, and what is said of them.

Only facts are stored, since a set is read in another language than it was made in, or by
somebody else. All functions that give facts give what JSON can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, Final

from emotion.labels import Emotion
from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal
from recommendations.models import SetTrack
from recommendations.wording.found_songs import why_found, why_recommended
from recommendations.wording.song_reasons import sentence

Facts = Mapping[str, Any]

KIND: Final = "kind"
CHOSEN, FOUND, RECOMMENDED = "chosen", "found", "recommended"


def chosen(reasons: Reasons, goal: Goal) -> Facts:
    """Of a track that an engine chose; its place has columns of its own."""
    noted = {
        one.name: value
        for one in fields(reasons)
        if one.default is not MISSING and (value := getattr(reasons, one.name)) != one.default
    }
    return {KIND: CHOSEN, "goal": goal.value, "emotion": reasons.emotion.value, **noted}


def found(genre: str, year: int | None, *, is_new: bool, was_asked_for: bool) -> Facts:
    """Of a track that a search at Spotify found."""
    return {
        KIND: FOUND,
        "genre": genre,
        "year": year,
        "is_new": is_new,
        "was_asked_for": was_asked_for,
    }


def recommended(target: Sequence[float]) -> Facts:
    """Of one that Spotify recommended for valence, energy and danceability, 0..1."""
    return {KIND: RECOMMENDED, "target": list(target)}


def why(entry: SetTrack) -> str:
    """In the reader's language; as it was written once for rows from before facts were kept."""
    if not isinstance(entry.why_facts, dict):
        return entry.why
    facts = dict(entry.why_facts)
    say = SAYS.get(facts.pop(KIND, ""))
    return say(entry, facts) if say else entry.why


def _why_chosen(entry: SetTrack, facts: dict[str, Any]) -> str:
    goal, emotion = Goal(facts.pop("goal")), Emotion(facts.pop("emotion"))
    if entry.valence is None or entry.arousal is None:
        return entry.why
    return sentence(Reasons(emotion, entry.valence, entry.arousal, **facts), goal)


SAYS: Final[Mapping[str, Callable[[SetTrack, dict[str, Any]], str]]] = {
    CHOSEN: _why_chosen,
    FOUND: lambda _entry, facts: why_found(**facts),
    RECOMMENDED: lambda _entry, facts: why_recommended(**facts),
}
