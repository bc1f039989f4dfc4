"""What is not OpenCV's cascade is refused by name, and not half read."""

from __future__ import annotations

from pathlib import Path

import pytest

from music.tests.browser.vision.bench import Bench

pytestmark = pytest.mark.browser

PARSE = """(text) => {
    try {
        const {width, height, stageEnds} = bench.vision.parseCascade(text);
        return [width, height, stageEnds.length, stageEnds.at(-1)];
    } catch (error) {
        return error instanceof bench.vision.CascadeError ? error.message : `${error}`;
    }
}"""


def test_the_whole_cascade_is_read(bench: Bench, cascade_file: Path) -> None:
    assert bench.ask(PARSE, cascade_file.read_text()) == [24, 24, 25, 2913]


@pytest.mark.parametrize(
    "text",
    ["", "<!doctype html><title>Not found</title>", "<opencv_storage></opencv_storage>"],
    ids=["nothing", "a web page", "an empty file"],
)
def test_other_texts_are_refused(bench: Bench, text: str) -> None:
    assert "Not a cascade that can be read" in bench.ask(PARSE, text)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("</opencv_storage>", ""), "not whole"),
        (("BOOST", "TREE"), "not boosted"),
        (("HAAR", "LBP"), "not Haar's"),
        (("<features>", "<f>"), "no features"),
        (("<stageNum>25", "<stageNum>26"), "stages are missing"),
        (("<stageNum>25", "<stageNum>"), "size is missing"),
        (("0 -1 0 -3.15", "0 -1 9999 -3.15"), "no feature 9999"),
        (("0 -1 0 -3.15", "1 -1 0 -3.15"), "no stump"),
        (("0 -1 0 -3.15", "0 -1 0 x3.15"), "number cannot be read"),
        (("6 4 12 9 -1.", "6 4 12 29 -1."), "leaves its window"),
        (("6 4 12 9 -1.", "6 4 12 9 -7."), "unknown shape"),
        (("6 4 12 9 -1.", "6 4 12 9"), "not five numbers"),
        (("</rects></_>", "</rects><tilted>1</tilted></_>"), "tilted"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_changed_cascade_is_refused(
    bench: Bench, cascade_file: Path, change: tuple[str, str], complaint: str
) -> None:
    text = cascade_file.read_text()
    assert change[0] in text
    assert complaint in bench.ask(PARSE, text.replace(*change, 1))
