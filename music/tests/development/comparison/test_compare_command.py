from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from django.core.management import CommandError, call_command

from emotion.labels import LABELS
from emotion.tests.networks import write_onnx
from music.development.comparison.contestants import Contestant
from music.development.comparison.document import BEGIN, END
from music.development.comparison.errors import ComparisonError
from music.management.commands import compare_with_fer
from music.tests.development.comparison.conftest import MakeContestant, flat

ANGRY, HAPPY, SAD = (LABELS.index(name) for name in ("angry", "happy", "sad"))

Compare = Callable[..., str]


@pytest.fixture
def fakes(contestant: MakeContestant) -> list[Contestant]:
    return [contestant("WMusic"), contestant("fer", chatty=True)]


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fakes: list[Contestant]) -> Compare:
    """The command with fake libraries, started as seldom as it allows."""
    monkeypatch.setattr(compare_with_fer, "contestants", lambda **options: tuple(fakes))
    monkeypatch.setattr(compare_with_fer, "fer_python", lambda **options: tmp_path / "python")
    model = write_onnx(tmp_path / "emotion.onnx")

    def run(*arguments: object, **options: Any) -> str:
        output = StringIO()
        given = {"model": model, "runs": 2, "starts": 1, **options}
        call_command(
            "compare_with_fer", *map(str, arguments), stdout=output, stderr=StringIO(), **given
        )
        return output.getvalue()

    return run


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    """Private: a dark one that is angry and copied from train, bright ones happy and sad."""
    path = tmp_path / "faces.npz"
    np.savez(
        path,
        images=flat(0, 0, 250, 251)[..., 0],
        labels=[ANGRY, ANGRY, HAPPY, SAD],
        usage=[0, 2, 2, 2],
    )
    return path


def test_people_get_both_side_by_side(compare: Compare, faces: Path) -> None:
    said = compare("--data", faces)
    (accuracy,) = [line for line in said.splitlines() if "accuracy, private" in line]
    assert accuracy.count("66.7 %") == 2
    assert "WMusic" in said and "fer" in said
    assert "Only speeds" not in said


def test_json_holds_every_figure(compare: Compare, faces: Path) -> None:
    said = json.loads(compare("--data", faces, "--json"))
    assert (said["split"], said["faces"]) == ("private", 3)
    for column in said["figures"]:
        assert column["scores"]["accuracy"] == pytest.approx(2 / 3)
        assert column["scores"]["accuracy_without_copy"] == 0.5
        assert column["scores"]["classes"]["happy"]["precision"] == 0.5
        assert column["import_seconds"] > 0
        assert column["face"]["readings"] == 3
        assert len(column["frames"]) == len(said["frames"]) == 1


def test_without_data_it_measures_speed_and_says_so(compare: Compare) -> None:
    assert "Only speeds were measured" in compare()
    said = json.loads(compare("--json"))
    assert said["split"] is None
    assert all(column["scores"] is None for column in said["figures"])
    assert all(column["face"]["readings"] == 130 for column in said["figures"])


def test_frames_that_are_given_come_after_the_made_up_one(compare: Compare, tmp_path: Path) -> None:
    folder = tmp_path / "frames"
    folder.mkdir()
    for name, level in (("a", 2), ("b", 0), ("c", 1)):
        assert cv2.imwrite(str(folder / f"{name}.png"), flat(level, height=480, width=640)[0])
    said = json.loads(compare("--frames", folder, "--json"))
    assert said["frames"] == [
        {"name": "smooth noise", "frames": 1},
        {"name": "frames/", "frames": 3},
    ]
    for column in said["figures"]:
        # The fake finds as many faces as the first pixel says, in each of two passes.
        assert (column["frames"][1]["with_face"], column["frames"][1]["faces"]) == (2, 3)


def test_few_frames_are_read_again_until_there_are_enough_readings(compare: Compare) -> None:
    said = json.loads(compare("--json", runs=3))
    assert said["figures"][0]["frames"][0]["timing"]["readings"] == 3


def test_the_document_s_table_can_be_renewed(
    compare: Compare, faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "comparison.md"
    document.write_text(f"text\n{BEGIN}\n{END}\n")
    monkeypatch.setattr(compare_with_fer, "DOCUMENT", document)
    said = compare("--data", faces, "--write-docs")
    assert document.read_text() == f"text\n{BEGIN}\n{said.rstrip()}\n{END}\n"


def test_a_table_without_accuracy_is_not_written(compare: Compare) -> None:
    with pytest.raises(CommandError, match="needs --data"):
        compare("--write-docs")


@pytest.mark.parametrize("option", ["runs", "starts"])
def test_less_than_one_measurement_is_refused(compare: Compare, option: str) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        compare(**{option: 0})


def test_a_failing_environment_is_told_in_words(
    compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(**options: object) -> Path:
        raise ComparisonError("fer could not be installed: pip said: no network")

    monkeypatch.setattr(compare_with_fer, "fer_python", no_network)
    with pytest.raises(CommandError, match="no network"):
        compare()


def test_a_failing_library_is_told_in_words(
    compare: Compare, fakes: list[Contestant], contestant: MakeContestant
) -> None:
    fakes[1] = contestant("fer", missing="its network")
    with pytest.raises(CommandError, match="fer failed: .*its network is missing"):
        compare()


def test_a_missing_network_is_an_error_in_words(compare: Compare, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.onnx is missing"):
        compare(model=tmp_path / "none.onnx")


def test_broken_data_is_told_before_anything_is_installed(
    compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[object] = []
    monkeypatch.setattr(compare_with_fer, "fer_python", lambda **options: installed.append(1))
    with pytest.raises(CommandError, match="cannot be read"):
        compare("--data", tmp_path / "none.npz")
    with pytest.raises(CommandError, match=r"none\.mp4"):
        compare("--frames", tmp_path / "none.mp4")
    assert installed == []
