"""Why a track is in a set: the facts as they are stored, and what is said of them.

Only facts are stored, since a set is read in another language than it was made in, or by
somebody else. All functions that give facts give what JSON can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
# Kept only where they are not as if nothing was noted. The place has columns of its own.
OPTIONAL: Final = ("step", "genre", "taste", "known_artist", "heard", "liked", "returned")


def chosen(reasons: Reasons, goal: Goal) -> Facts:
    """Of a track that an engine chose."""
    noted = {name: getattr(reasons, name) for name in OPTIONAL}
    said = {name: value for name, value in noted.items() if value is not None and value != ""}
    facts = {name: value for name, value in said.items() if value is not False}
    return {KIND: CHOSEN, "goal": goal.value, "emotion": reasons.emotion.value, **facts}


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
