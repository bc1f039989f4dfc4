"""The page follows emotion/steadiness to the last bit."""

from __future__ import annotations

import json
from typing import Any

import pytest

from emotion.labels import LABELS
from emotion.reading.tilted_retries import RETRY_SECONDS
from emotion.tests.steadiness.examples import FOLDER, constant_values, scripts
from music.tests.browser.steadiness.conftest import Ask
from music.tests.browser.steadiness.scenes import (
    Picture,
    for_the_page,
    made_up,
    what_python_says,
)

pytestmark = pytest.mark.browser

FOLLOW = """
  const { Scene } = await load("scene");
  const follow = (pictures) => {
    const scene = new Scene(given.labels);
    return pictures.map(({ time, faces }) => {
      const { ids, front } = scene.see(time, faces);
      const read = faces.map((face, index) => scene.read(ids[index], face.probabilities));
      return {
        ids, front, state: scene.state,
        means: read.map((one) => one.mean), states: read.map((one) => one.state),
      };
    });
  };
"""
COME_TO = """
  const { moodOfClip, standingSeconds } = await load("mood");
  const comeTo = ({ pictures, end }) => {
    const fronts = pictures.map(
      ({ faces, expected: { ids, front } }) => faces[ids.indexOf(front)],
    );
    const times = pictures.map(({ time }) => time);
    const standing = standingSeconds(times, fronts.map((face) => face !== undefined), end);
    const moments = fronts.filter((face) => face)
      .map(({ probabilities }, index) => ({ seconds: standing[index], probabilities }));
    const { seenSeconds, ...mood } = moodOfClip(given.labels, moments, end);
    return { standing, mood: { ...mood, seen_seconds: seenSeconds } };
  };
"""


def vectors() -> dict[str, Any]:
    return {name: json.loads((FOLDER / f"{name}.json").read_text()) for name in scripts()}


def test_every_picture_of_the_vectors_gives_what_they_say(ask: Ask) -> None:
    examples = vectors()
    said = ask(
        FOLLOW + "return given.examples.map(({ pictures }) => follow(pictures));",
        {"labels": LABELS, "examples": list(examples.values())},
    )
    for (name, example), rows in zip(examples.items(), said, strict=True):
        assert rows == [picture["expected"] for picture in example["pictures"]], name


def test_every_clip_of_the_vectors_has_the_mood_that_they_say(ask: Ask) -> None:
    examples = vectors()
    said = ask(
        COME_TO + "return given.examples.map(comeTo);",
        {"labels": LABELS, "examples": list(examples.values())},
    )
    for (name, example), row in zip(examples.items(), said, strict=True):
        assert row == {key: example[key] for key in ("standing", "mood")}, name


def test_the_constants_are_those_of_the_rule(ask: Ask) -> None:
    constants = ask("return { ...(await load('constants')) };", None)
    assert constants == constant_values() | {"RETRY_SECONDS": RETRY_SECONDS}


def test_scenes_that_nobody_chose_give_the_same_as_python(ask: Ask) -> None:
    scenes = [made_up(seed, 400, still=seed % 2 == 0) for seed in range(12)]
    assert_varied(scenes)
    said = ask(
        FOLLOW + "return given.scenes.map(follow);",
        {"labels": LABELS, "scenes": [for_the_page(one) for one in scenes]},
    )
    for seed, (pictures, rows) in enumerate(zip(scenes, said, strict=True)):
        for index, (one, row) in enumerate(zip(what_python_says(pictures), rows, strict=True)):
            assert row == {
                "ids": list(one.ids),
                "front": one.front,
                "state": one.state,
                "means": [list(face.mean) for face in one.read],
                "states": [face.state for face in one.read],
            }, f"scene {seed}, picture {index}"


def assert_varied(scenes: list[list[Picture]]) -> None:
    """The scenes are worth comparing only if much happens in them."""
    said = [one for pictures in scenes for one in what_python_says(pictures)]
    assert {one.state for one in said} >= {*LABELS, "not-sure", "no-face"}
    assert {len(one.ids) for one in said} >= {0, 1, 2, 3}
    for pictures in scenes:
        fronts = [one.front for one in what_python_says(pictures)]
        assert sum(one != other for one, other in zip(fronts, fronts[1:], strict=False)) > 3
    faces = [one.face for pictures in scenes for picture in pictures for one in picture.seen]
    assert sum(face.turn != 0 for face in faces) > 100


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("scene.see(2, []); scene.see(1.9, []);", "a picture at 1.9 s cannot follow one at 2 s"),
        ("scene.see(0, []); scene.read(1, [1, 0, 0, 0, 0, 0, 0]);", "no face 1 is followed"),
    ],
)
def test_what_cannot_be_is_refused(ask: Ask, body: str, complaint: str) -> None:
    said = ask(
        "const { Scene } = await load('scene'); const scene = new Scene(given);"
        f"try {{ {body} }} catch (error) {{ return [error.name, error.message]; }}",
        LABELS,
    )
    assert said == ["RangeError", complaint]
