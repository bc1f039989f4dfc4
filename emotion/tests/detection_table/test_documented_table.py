"""The table in docs/face-detection.md is what the site finds today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from emotion.detection_table.pictures import read_pictures
from emotion.detection_table.scenes import scenes
from emotion.detection_table.table import Column, measure
from emotion.detection_table.ways import ways_of_the_site
from emotion.detection_table.words import as_table
from emotion.vision.faces import HaarFaceDetector
from music.paths import BASE_DIR

pytestmark = pytest.mark.data

DOCUMENT = BASE_DIR / "docs" / "face-detection.md"
HEADING = "found / missed / false"
# These scenes are made by OpenCV in floating point, whose last bit depends on the processor.
TURNED = ("tilt", "turned")
NEAR = 1


@pytest.fixture(scope="module")
def columns(shared_data: Path, cascade: Path) -> list[Column]:
    pictures = read_pictures(shared_data / "faces")
    return measure(scenes(pictures), ways_of_the_site(HaarFaceDetector(cascade)))


def rows(table: str) -> dict[str, list[int]]:
    """Each row's numbers by its name; the last line holds times, which no test judges."""
    found = {}
    for line in table.splitlines():
        named = re.match(r"(.+?: .+?)  +(\d.*)", line)
        if named:
            found[named[1]] = [int(number) for number in re.findall(r"\d+", named[2])]
    return found


def documented() -> dict[str, list[int]]:
    text = DOCUMENT.read_text(encoding="utf-8")
    return rows(text[text.index(HEADING) :].split("```")[0])


def test_every_row_is_documented(columns: list[Column]) -> None:
    assert list(documented()) == list(rows(as_table(columns)))


def test_what_is_found_missed_and_false_is_what_the_table_says(columns: list[Column]) -> None:
    measured, told = rows(as_table(columns)), documented()
    exact = [name for name in told if not any(word in name for word in TURNED)]
    assert len(exact) > 30
    assert {name: measured[name] for name in exact} == {name: told[name] for name in exact}


def test_turned_pictures_differ_by_one_at_most(columns: list[Column]) -> None:
    measured, told = rows(as_table(columns)), documented()
    turned = [name for name in told if any(word in name for word in TURNED)]
    assert len(turned) == 10
    for name in turned:
        pairs = zip(measured[name], told[name], strict=True)
        assert all(abs(one - other) <= NEAR for one, other in pairs), name


def test_no_look_for_tilted_heads_makes_a_face_out_of_nobody(columns: list[Column]) -> None:
    upright, tilted, _ = columns
    for row in [("pose", "nobody"), ("pose", "nobody, turned"), ("clip", "nobody")]:
        assert tilted.cells[row].counts.false == upright.cells[row].counts.false
    assert tilted.cells["pose", "nobody"].counts.false == 0
    assert tilted.cells["clip", "nobody"].counts.false == 0
