"""A reading as plain values for ``json.dumps``; `docs/reading.md` describes the fields."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from emotion.labels import LABELS
from emotion.reading.results import Appearance, FaceTrack, MediaReading
from emotion.reading.timeline import timeline
from emotion.steadiness.mood import Mood

# More digits would say more than a picture does, and make long clips three times as long.
DIGITS = 6


def as_json(reading: MediaReading) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "width": reading.width,
        "height": reading.height,
        "seconds": _rounded(reading.seconds),
        "frames": len(reading.frames),
        "cut_short": None if reading.cut_short is None else asdict(reading.cut_short),
        "labels": list(LABELS),
        "mood": _mood(reading.mood),
        "timeline": [
            {
                "start": _rounded(one.start),
                "end": _rounded(one.end),
                "state": one.state,
                "front": one.front,
            }
            for one in timeline(reading)
        ],
        "front": reading.front,
        "faces": [_face(face) for face in reading.faces],
    }


def _face(face: FaceTrack) -> dict[str, Any]:
    return {
        "id": face.id,
        "mood": _mood(face.mood),
        "appearances": [_appearance(one) for one in face.appearances],
    }


def _appearance(one: Appearance) -> dict[str, Any]:
    return {
        "frame": one.frame,
        "time": _rounded(one.time),
        "box": asdict(one.box),
        "probabilities": [_rounded(share) for share in one.probabilities],
        "averaged": [_rounded(share) for share in one.averaged],
        "state": one.state,
    }


def _mood(mood: Mood) -> dict[str, Any]:
    return {
        "state": mood.state,
        "mean": None if mood.mean is None else [_rounded(share) for share in mood.mean],
        "confidence": None if mood.confidence is None else _rounded(mood.confidence),
        "agreement": None if mood.agreement is None else _rounded(mood.agreement),
        "seen_seconds": _rounded(mood.seen_seconds),
    }


def _rounded(number: float) -> float:
    return round(number, DIGITS)
