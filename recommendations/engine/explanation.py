"""One sentence about why a track is in the list, true of what the engine noted."""

from __future__ import annotations

import math

from emotion.labels import Emotion
from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal

MOODS = {
    Emotion.ANGRY: "an angry",
    Emotion.DISGUST: "a disgusted",
    Emotion.FEAR: "a fearful",
    Emotion.HAPPY: "a happy",
    Emotion.SAD: "a sad",
    Emotion.SURPRISE: "a surprised",
    Emotion.NEUTRAL: "a neutral",
}
# Shares of the catalogue, from the upper end down, and what they are called.
BRIGHTNESS = ((0.85, "very bright"), (0.6, "bright"), (0.4, ""), (0.15, "dark"), (0, "very dark"))
LIVELINESS = (
    (0.85, "very energetic"),
    (0.6, "energetic"),
    (0.4, ""),
    (0.15, "quiet"),
    (0, "very quiet"),
)
MIDDLING = "middling"
NEAR_TASTE, FAR_FROM_TASTE = 0.5, 0.0
STRETCHES = ((1 / 3, "first steps"), (2 / 3, "middle"), (1, "last steps"), (math.inf, "end"))
WHERE_IT_LEADS = {Goal.LIFT: "a happier mood", Goal.CALM: "calm"}


def sentence(reasons: Reasons, goal: Goal = Goal.MATCH) -> str:
    """Return one sentence on what the track is like, how it is known and what it is for.

    `goal` is the request's; it matters only where the track is a step on the way to it.
    """
    asides = " and ".join(aside for aside in (_genre(reasons), _familiar(reasons)) if aside)
    return (
        f"{_what(reasons)}{f', {asides},' if asides else ''} for {_purpose(reasons, goal)}"
        f"{'; you liked it' if reasons.liked else ''}"
        f"{'; shown before, it is back for want of others' if reasons.returned else ''}."
    )


def character(valence: float, arousal: float) -> str:
    """Return what a place is like, such as "dark and very quiet"; shares of the catalogue."""
    words = [_word(BRIGHTNESS, valence), _word(LIVELINESS, arousal)]
    return " and ".join(word for word in words if word) or MIDDLING


def _what(reasons: Reasons) -> str:
    what = character(reasons.valence, reasons.arousal)
    return f"{'An' if what.startswith('e') else 'A'} {what} song"


def _genre(reasons: Reasons) -> str:
    return f"filed under {reasons.genre}" if reasons.genre else ""


def _familiar(reasons: Reasons) -> str:
    if reasons.heard:
        return "among those you play"
    if reasons.known_artist:
        return "by an artist you play"
    if reasons.taste is None or FAR_FROM_TASTE < reasons.taste < NEAR_TASTE:
        return ""
    return "close to what you play" if reasons.taste >= NEAR_TASTE else "unlike what you play"


def _purpose(reasons: Reasons, goal: Goal) -> str:
    mood = f"{MOODS[reasons.emotion]} mood"
    if reasons.step is None:
        return mood
    leads = WHERE_IT_LEADS[goal]
    if reasons.step == 0:
        return f"{mood}, where the way to {leads} begins"
    stretch = next(name for below, name in STRETCHES if reasons.step < below)
    return f"the {stretch} of the way to {leads}"


def _word(scale: tuple[tuple[float, str], ...], share: float) -> str:
    return next(word for lowest, word in scale if share >= lowest)
