from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from django.core.management import CommandError
from pytest_django.fixtures import Settings

from emotion.tests.commands.running import run
from emotion.vision.preprocess import GreyImage


@pytest.fixture
def faces(tmp_path: Path, portrait: GreyImage, cascade: Path, settings: Settings) -> Path:
    """The astronaut under the name that its place is known by, and a grey wall."""
    settings.EMOTION_CASCADE = cascade
    cv2.imwrite(str(tmp_path / "skimage_astronaut.png"), portrait)
    cv2.imwrite(str(tmp_path / "wall.png"), np.full((300, 400), 120, np.uint8))
    write(
        tmp_path,
        [
            {"file": "skimage_astronaut.png", "faces": 1, "frontal_faces": 1},
            {"file": "wall.png", "faces": 0, "frontal_faces": 0},
        ],
    )
    return tmp_path


def write(folder: Path, entries: object) -> None:
    (folder / "manifest.json").write_text(json.dumps(entries))


def measured(faces: Path) -> dict[str, dict[tuple[str, str], list[int]]]:
    ways: list[dict[str, Any]] = json.loads(
        run("measure_face_detection", "--faces", faces, "--json")
    )
    return {
        way["way"]: {
            (row["group"], row["row"]): [row["found"], row["missed"], row["false"]]
            for row in way["rows"]
        }
        for way in ways
    }


def test_found_and_missed_are_counted_by_way_and_row(faces: Path) -> None:
    ways = measured(faces)
    assert list(ways) == ["upright", "tilted, too", "photograph"]
    assert ways["upright"]["pose", "frontal"] == [1, 0, 0]
    assert ways["upright"]["pose", "nobody"] == [0, 0, 0]
    assert ways["upright"]["tilt", "0°"] == [1, 0, 0]
    assert ways["upright"]["tilt", "+30°"] == [0, 1, 0]
    assert ways["tilted, too"]["tilt", "+30°"] == [1, 0, 0]
    assert ways["upright"]["face width", "50 px"] == [0, 1, 0]
    assert ways["photograph"]["face width", "50 px"] == [1, 0, 0]


def test_the_table_has_a_line_for_each_row_and_says_how_it_counts(faces: Path) -> None:
    table = run("measure_face_detection", "--faces", faces)
    assert table.startswith("found / missed / false")
    (line,) = [line for line in table.splitlines() if line.startswith("tilt: +30°")]
    assert "0 / 1 / 0" in line
    assert "1 / 0 / 0" in line


def test_boxes_in_the_manifest_are_believed_before_ours(faces: Path) -> None:
    entry = {
        "file": "skimage_astronaut.png",
        "faces": 1,
        "frontal_faces": 1,
        "boxes_xywh": [[300, 300, 90, 90]],
    }
    write(faces, [entry])
    assert measured(faces)["upright"]["pose", "frontal"] == [0, 1, 1]


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path, cascade: Path) -> None:
    with pytest.raises(CommandError, match=r"manifest\.json cannot be read"):
        run("measure_face_detection", "--faces", tmp_path)


@pytest.mark.parametrize("entries", [[{"file": "a.png"}], {"file": "a.png"}, [3], "x", 5])
def test_a_manifest_of_something_else_is_refused(faces: Path, entries: object) -> None:
    write(faces, entries)
    with pytest.raises(CommandError, match=r"manifest\.json"):
        run("measure_face_detection", "--faces", faces)


@pytest.mark.parametrize("name", ["missing.png", "manifest.json", "missing.mp4"])
def test_a_file_that_is_no_picture_is_refused(faces: Path, name: str) -> None:
    write(faces, [{"file": name, "faces": 1, "frontal_faces": 1}])
    with pytest.raises(CommandError, match="not a readable"):
        run("measure_face_detection", "--faces", faces)


def test_a_missing_cascade_is_told(faces: Path, settings: Settings) -> None:
    settings.EMOTION_CASCADE = faces / "none.xml"
    with pytest.raises(CommandError, match="fetch_assets"):
        run("measure_face_detection", "--faces", faces)
