from __future__ import annotations

import json

import pytest

from emotion.errors import MediaTooLongError
from emotion.labels import LABELS
from emotion.reading.as_json import as_json
from emotion.tests.reading.staging import LEFT, TILTED, media, read, tenths


def test_a_reading_becomes_plain_json_and_back() -> None:
    values = as_json(read(media(tenths(20)), [[LEFT]] * 20))
    assert json.loads(json.dumps(values, allow_nan=False)) == values
    assert list(values) == [
        "kind",
        "width",
        "height",
        "seconds",
        "frames",
        "cut_short",
        "labels",
        "mood",
        "timeline",
        "front",
        "faces",
    ]
    assert (values["kind"], values["width"], values["height"]) == ("video", 320, 240)
    assert (values["frames"], values["seconds"]) == (20, 2.0)
    assert values["labels"] == list(LABELS)
    assert values["timeline"] == [{"start": 0, "end": 2.0, "state": "happy", "front": 1}]
    assert values["mood"]["state"] == "happy"


def test_a_face_carries_its_curve() -> None:
    values = as_json(read(media(tenths(3)), [[LEFT]] * 3))
    (face,) = values["faces"]
    assert (face["id"], values["front"]) == (1, 1)
    assert [one["time"] for one in face["appearances"]] == [0, 0.1, 0.2]
    assert sum(face["appearances"][2]["probabilities"]) == pytest.approx(1, abs=1e-5)
    assert sum(face["appearances"][2]["averaged"]) == pytest.approx(1, abs=1e-5)
    assert face["appearances"][2]["box"] == {
        "x": 20,
        "y": 60,
        "width": 100,
        "height": 100,
        "neighbours": 20,
        "turn": 0,
    }


def test_a_tilted_box_says_how_far() -> None:
    values = as_json(read(media(kind="picture"), [[TILTED]]))
    assert values["faces"][0]["appearances"][0]["box"]["turn"] == 20


def test_nobody_is_a_mood_without_numbers() -> None:
    assert as_json(read(media(tenths(2)), [[]] * 2))["mood"] == {
        "state": "no-face",
        "mean": None,
        "confidence": None,
        "agreement": None,
        "seen_seconds": 0,
    }


def test_what_was_left_out_is_said() -> None:
    cut = media(tenths(2), error=MediaTooLongError("Only ten minutes are read."))
    assert as_json(read(cut, [[]] * 2))["cut_short"] == {
        "code": "media-too-long",
        "message": "Only ten minutes are read.",
    }
