"""The seven moods' colours as a cover has them.

The pages' light theme has the same in static/css/tokens/moods.css; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emotion.labels import Emotion

# Red, green and blue, 0..255 each.
Colour = tuple[int, int, int]

PAPER: Colour = (0xFB, 0xF7, 0xF4)
SURFACE: Colour = (0xFF, 0xFD, 0xFB)


@dataclass(frozen=True)
class MoodColours:
    """``petal`` is the mood itself, ``soft`` its wash, ``ink`` what is written in it."""

    petal: Colour
    soft: Colour
    ink: Colour


def _mood(petal: str, soft: str, ink: str) -> MoodColours:
    return MoodColours(_colour(petal), _colour(soft), _colour(ink))


def _colour(hexadecimal: str) -> Colour:
    red, green, blue = bytes.fromhex(hexadecimal)
    return red, green, blue


MOODS: Mapping[str, MoodColours] = {
    Emotion.ANGRY: _mood("f0866f", "fde5dd", "98301c"),
    Emotion.DISGUST: _mood("a5b865", "edf3d8", "4d5c18"),
    Emotion.FEAR: _mood("a88fe3", "ece4fb", "583d9e"),
    Emotion.HAPPY: _mood("f5c34b", "fdf0cd", "735000"),
    Emotion.SAD: _mood("7fabe9", "e0ecfb", "24548f"),
    Emotion.SURPRISE: _mood("ef8fc3", "fce3f0", "95276b"),
    Emotion.NEUTRAL: _mood("93b5ae", "e1eeea", "365d54"),
}


def mixed(colour: Colour, share: float, other: Colour) -> Colour:
    """`share`, 0..1, of `colour` in `other`."""
    red, green, blue = (
        round(share * one + (1 - share) * two) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue
