"""A reading as text for a terminal."""

from __future__ import annotations

from emotion.labels import LABELS
from emotion.reading.results import FaceTrack, MediaReading
from emotion.reading.timeline import timeline
from emotion.steadiness.mood import Mood
from emotion.steadiness.states import NO_FACE, NOT_SURE

COLUMN = 10
WORDS = {NOT_SURE: "not sure", NO_FACE: "no face"}


def in_words(state: str) -> str:
    return WORDS.get(state, state)


def as_text(reading: MediaReading) -> str:
    """What was read, the mood, a table with a row for each face, and a clip's timeline."""
    parts = [_head(reading), _mood_line(reading)]
    if reading.cut_short is not None:
        parts.append(f"Only a part was read. {reading.cut_short.message}")
    if reading.faces:
        parts.append("\n" + _table(reading))
    if reading.kind != "picture":
        parts.append("\n" + _timeline(reading))
    return "\n".join(parts)


def _head(reading: MediaReading) -> str:
    faces = {0: "no face", 1: "1 face"}.get(len(reading.faces), f"{len(reading.faces)} faces")
    size = f"{reading.width}x{reading.height}"
    if reading.kind == "picture":
        return f"{reading.kind}, {size}, {faces}"
    return f"{reading.kind}, {size}, {reading.seconds:.1f} s, {len(reading.frames)} frames, {faces}"


def _mood_line(reading: MediaReading) -> str:
    mood = reading.mood
    if mood.mean is None or mood.agreement is None:
        return f"mood: {in_words(mood.state)}"
    text = f"mood: {_named(mood)}"
    if reading.kind == "picture":
        return text
    seen = f"{mood.seen_seconds:.1f} s with a face"
    if mood.state == NOT_SURE:
        return f"{text}, over {seen}"
    return f"{text} on the average; so in {mood.agreement:.0%} of {seen}"


def _named(mood: Mood) -> str:
    """The state with its share; "not sure" with what comes nearest."""
    if mood.mean is None or mood.confidence is None:
        return in_words(mood.state)
    if mood.state != NOT_SURE:
        return f"{mood.state} {mood.confidence:.0%}"
    nearest = LABELS[mood.mean.index(mood.confidence)]
    return f"{in_words(NOT_SURE)} (most of all {nearest}, {mood.confidence:.0%})"


def _table(reading: MediaReading) -> str:
    clip = reading.kind != "picture"
    head = f"{'face':7}" + (f"{'seen':>15}" if clip else f"{'at x, y':>15}") + f"{'mood':>{COLUMN}}"
    lines = [head + "".join(f"{label:>{COLUMN}}" for label in LABELS)]
    for face in reading.faces:
        where = _seen(face) if clip else _place(face)
        name = f"{face.id}*" if face.id == reading.front else f"{face.id}"
        shares = "".join(f"{share:{COLUMN}.1%}" for share in face.mood.mean or ())
        lines.append(f"{name:7}{where:>15}{in_words(face.mood.state):>{COLUMN}}{shares}")
    if len(reading.faces) > 1:
        lines.append("* in front" + (" for longest" if clip else ""))
    return "\n".join(lines)


def _seen(face: FaceTrack) -> str:
    return f"{face.appearances[0].time:.1f} - {face.appearances[-1].time:.1f} s"


def _place(face: FaceTrack) -> str:
    box = face.appearances[0].box
    return f"{box.x}, {box.y}"


def _timeline(reading: MediaReading) -> str:
    several = len(reading.faces) > 1
    return "\n".join(
        f"{one.start:7.1f} - {one.end:5.1f} s  {in_words(one.state)}"
        + (f" (face {one.front})" if several and one.front is not None else "")
        for one in timeline(reading)
    )
