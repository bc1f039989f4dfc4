"""What is drawn on each frame: boxes with words."""

from __future__ import annotations

from dataclasses import dataclass

from emotion.labels import LABELS
from emotion.reading.as_text import in_words
from emotion.reading.results import Appearance, MediaReading
from emotion.readings import FaceBox
from emotion.steadiness.constants import HOLD_SECONDS


@dataclass(frozen=True)
class Mark:
    """A face's box; ``held`` if the face was last seen there, in an earlier frame."""

    box: FaceBox
    words: str
    in_front: bool
    held: bool


def marks_of(reading: MediaReading) -> list[list[Mark]]:
    """The marks of each frame, the face in front last, so that it is drawn on top.

    A box stays for as long as its label is held: faces that are found only now and then
    would flicker otherwise.
    """
    marks: list[list[Mark]] = [[] for _ in reading.frames]
    for face in reading.faces:
        shown = {one.frame: one for one in face.appearances}
        last: Appearance | None = None
        for index, frame in enumerate(reading.frames):
            last = shown.get(index, last)
            if last is not None and frame.time - last.time <= HOLD_SECONDS:
                in_front = frame.front == face.id
                marks[index].append(Mark(last.box, words(last), in_front, index not in shown))
    for row in marks:
        row.sort(key=lambda mark: mark.in_front)
    return marks


def words(one: Appearance) -> str:
    """Such as "Happy 72 %", as the site writes it."""
    text = in_words(one.state).capitalize()
    if one.state not in LABELS:
        return text
    return f"{text} {one.averaged[LABELS.index(one.state)]:.0%}".replace("%", " %")
