"""The examples for a second implementation are those of the rule as it is."""

from __future__ import annotations

import json

import pytest

from emotion.steadiness.states import STATES
from emotion.tests.steadiness.examples import FOLDER, files, scripts

HINT = "after a wanted change: python -m emotion.tests.steadiness.examples"


@pytest.mark.parametrize("name", [*(f"{name}.json" for name in scripts()), "constants.json"])
def test_the_rule_gives_what_the_vectors_say(name: str) -> None:
    assert json.loads(files()[name]) == json.loads((FOLDER / name).read_text()), HINT


def test_there_is_no_vector_file_without_a_script() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(files())


def test_the_vectors_meet_every_kind_of_state() -> None:
    said = {
        picture["expected"]["state"]
        for name in scripts()
        for picture in json.loads((FOLDER / f"{name}.json").read_text())["pictures"]
    }
    assert {"no-face", "not-sure", "happy", "sad", "surprise"} <= said <= set(STATES)
