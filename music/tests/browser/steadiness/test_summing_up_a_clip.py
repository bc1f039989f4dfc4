"""A clip comes to the same in the page as in emotion/reading."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from emotion.labels import LABELS
from emotion.reading.results import Appearance, FrameState, MediaReading
from emotion.reading.summary import sum_up
from emotion.reading.tilted_retries import TiltedRetries
from emotion.reading.timeline import face_timeline, timeline
from emotion.readings import FaceBox
from emotion.steadiness.constants import HOLD_SECONDS
from emotion.steadiness.mood import Mood
from emotion.tests.reading.staging import LEFT, TILTED, ScriptedDetector, flat, media
from music.tests.browser.steadiness.conftest import Ask
from music.tests.browser.steadiness.scenes import Picture, made_up, what_python_says

pytestmark = pytest.mark.browser

Curve = list[dict[str, Any]]


def clip(seed: int, count: int) -> tuple[list[Picture], float | None]:
    """Pictures of a clip that begins at 0, and how long it says that it lasts."""
    pictures = made_up(seed, count)
    start = pictures[0].time
    shifted = [Picture(one.time - start, one.seen) for one in pictures]
    last = shifted[-1].time
    return shifted, (None, last + 0.4, last - 0.1)[seed % 3]


def hardly_seen(seed: int, shown: set[int]) -> tuple[list[Picture], float | None]:
    """A clip of which only these pictures show anybody."""
    pictures, lasts = clip(seed, 60)
    return [
        one if index in shown else Picture(one.time, ()) for index, one in enumerate(pictures)
    ], lasts


CLIPS = [
    *(clip(seed, count) for seed in range(6) for count in (1, 2, 9, 40, 300)),
    *(hardly_seen(seed, shown) for seed in range(3) for shown in (set(), {30}, {10, 11, 50})),
]


def read(pictures: list[Picture], lasts: float | None) -> MediaReading:
    appearances: dict[int, list[Appearance]] = {}
    frames = []
    for index, (picture, said) in enumerate(zip(pictures, what_python_says(pictures), strict=True)):
        for id_, seen, one in zip(said.ids, picture.seen, said.read, strict=True):
            appearances.setdefault(id_, []).append(
                Appearance(index, picture.time, seen.face, seen.probabilities, one.mean, one.state)
            )
        frames.append(FrameState(picture.time, said.front, said.state))
    return sum_up(
        media([one.time for one in pictures], seconds=lasts), (640, 480), frames, appearances
    )


def frames_of(reading: MediaReading) -> list[dict[str, Any]]:
    return [
        asdict(frame)
        | {
            "faces": [
                {
                    "id": face.id,
                    "probabilities": one.probabilities,
                    "mean": one.averaged,
                    "state": one.state,
                }
                for face in reading.faces
                for one in face.appearances
                if one.frame == index
            ]
        }
        for index, frame in enumerate(reading.frames)
    ]


def mood_of(mood: Mood) -> dict[str, Any]:
    row = asdict(mood)
    row["seenSeconds"] = row.pop("seen_seconds")
    return row | {"mean": None if mood.mean is None else list(mood.mean)}


def summary_of(reading: MediaReading) -> dict[str, Any]:
    """What the page should say, but for the curves."""
    return {
        "seconds": reading.seconds,
        "mood": mood_of(reading.mood),
        "timeline": [asdict(one) for one in timeline(reading)],
        "front": reading.front,
        "faces": [
            {
                "id": face.id,
                "seconds": reading.seconds,
                "mood": mood_of(face.mood),
                "timeline": [asdict(one) for one in face_timeline(face, reading.seconds)],
            }
            for face in reading.faces
        ],
    }


def without_curves(summary: dict[str, Any]) -> dict[str, Any]:
    faces = [{key: one[key] for key in one if key != "curve"} for one in summary["faces"]]
    return {key: summary[key] for key in summary if key != "curve"} | {"faces": faces}


@pytest.fixture
def summaries(ask: Ask) -> list[tuple[MediaReading, dict[str, Any]]]:
    readings = [read(pictures, lasts) for pictures, lasts in CLIPS]
    said = ask(
        "const { sumUp } = await load('clip');"
        "return given.clips.map(([frames, lasts]) => sumUp(given.labels, frames, lasts));",
        {
            "labels": LABELS,
            "clips": [
                [frames_of(reading), lasts]
                for reading, (_, lasts) in zip(readings, CLIPS, strict=True)
            ],
        },
    )
    return list(zip(readings, said, strict=True))


def test_moods_faces_and_stretches_are_those_of_python(
    summaries: list[tuple[MediaReading, dict[str, Any]]],
) -> None:
    for reading, said in summaries:
        assert without_curves(said) == summary_of(reading)
    states = {reading.mood.state for reading, _ in summaries}
    assert {"no-face", "not-sure"} < states


def test_the_curve_has_the_mean_of_whoever_is_in_front_when_seen(
    summaries: list[tuple[MediaReading, dict[str, Any]]],
) -> None:
    for reading, said in summaries:
        shown = {
            one.time: list(one.averaged)
            for face in reading.faces
            for one in face.appearances
            if reading.frames[one.frame].front == face.id
        }
        drawn = {one["time"]: one["mean"] for one in said["curve"] if one["mean"] is not None}
        assert drawn == shown
        for face, row in zip(reading.faces, said["faces"], strict=True):
            own = [one["mean"] for one in row["curve"] if one["mean"] is not None]
            assert own == [list(one.averaged) for one in face.appearances]


def test_the_curve_is_interrupted_where_a_face_was_lost_or_another_took_over(
    summaries: list[tuple[MediaReading, dict[str, Any]]],
) -> None:
    lost = taken_over = 0
    for reading, said in summaries:
        in_front = {frame.time: frame.front for frame in reading.frames}
        curve: Curve = said["curve"]
        times = [one["time"] for one in curve]
        assert times == sorted(set(times))
        for before, one in zip(curve, curve[1:], strict=False):
            if before["mean"] is None or one["mean"] is None:
                continue
            assert one["time"] - before["time"] <= HOLD_SECONDS
            assert in_front[one["time"]] == in_front[before["time"]]
        for index in (index for index, one in enumerate(curve) if one["mean"] is None):
            before, after = times[index - 1], times[index + 1]
            lost += after - before > HOLD_SECONDS
            taken_over += in_front[before] != in_front[after]
            assert after - before > HOLD_SECONDS or in_front[before] != in_front[after]
    assert lost
    assert taken_over


def test_a_clip_without_frames_is_refused(ask: Ask) -> None:
    said = ask(
        "const { sumUp } = await load('clip');"
        "try { sumUp(given, []); } catch (error) { return error.name; }",
        LABELS,
    )
    assert said == "RangeError"


@pytest.mark.parametrize("boxes", [(), (TILTED,), (LEFT,), (LEFT, TILTED)])
def test_tilted_heads_are_looked_for_when_python_looks_for_them(
    ask: Ask, boxes: tuple[FaceBox, ...]
) -> None:
    pictures, _ = clip(3, 60)
    script = [boxes if index % 7 else (LEFT,) for index in range(len(pictures))]
    detector = ScriptedDetector(script)
    retries = TiltedRetries(detector)
    for picture in pictures:
        retries.detect(flat(0)[..., 0], picture.time)
    allowed = ask(
        """
        const { TiltedRetries } = await load("../reading/tilted-retries");
        const allowed = [];
        const detect = (faces, width, height, { tilted }) => {
          allowed.push(tilted);
          return faces.filter((face) => tilted || face.turn === 0);
        };
        const retries = new TiltedRetries({ detect });
        for (const [time, faces] of given) retries.detect(faces, 48, 48, time);
        return allowed;
        """,
        [
            [picture.time, [asdict(box) for box in row]]
            for picture, row in zip(pictures, script, strict=True)
        ],
    )
    assert allowed == detector.allowed
