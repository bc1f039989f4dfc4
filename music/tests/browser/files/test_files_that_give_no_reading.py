from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Route, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import nobody, one_face, write_webm
from music.tests.browser.files.part import FilePart, as_png

pytestmark = pytest.mark.browser
Part = Callable[..., FilePart]

FACE = as_png(one_face())
BLACK = as_png(np.full((480, 640, 3), 6, np.uint8))


def huge_png() -> bytes:
    """A header that promises 30,000 x 30,000 pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return FACE[:8] + chunk


# Browsers that can decode HEIC find nothing in this one, either.
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"ispe\0\0\0\0\0\0\2\0\0\0\2\0"
FAILURES = {
    "empty": b"",
    "not-media": b"Dear diary, today I smiled.",
    "broken": FACE[: len(FACE) // 2],
    "too-large": FACE + bytes(30_000_000),
    "too-many-pixels": huge_png(),
    "heic": HEIC,
    "no-face": as_png(nobody()),
    "too-dark": BLACK,
    "unplayable": b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(500),
}


def test_each_has_a_sentence_of_its_own_and_nothing_to_recommend_from(
    part: Part, tmp_path: Path
) -> None:
    one = part()
    for reason, data in FAILURES.items():
        # A name that suits a picture and a clip alike: the content decides.
        path = tmp_path / f"{reason}.jpg"
        path.write_bytes(data)
        one.choose(path)
        one.expect_failure(reason)
    one.choose_picture(one_face())
    one.expect_state("photo")
    assert one.root.get_attribute("data-reason") is None
    assert one.visit.complaints == []


def test_half_a_picture_is_no_picture(part: Part, tmp_path: Path) -> None:
    one = part()
    path = tmp_path / "half.png"
    path.write_bytes(FACE[: len(FACE) // 2])
    one.choose(path)
    one.expect_failure("broken")
    assert one.canvas_size() == [0, 0]


def test_a_kind_of_video_that_the_browser_lacks_is_said_to_be_one(
    part: Part, tmp_path: Path
) -> None:
    one = part()
    one.choose(write_webm(tmp_path / "old.mp4", [one_face()] * 5, 10, "mp4v"))
    one.expect_failure("unplayable")


def test_a_clip_without_a_face_gives_no_mood(part: Part, tmp_path: Path) -> None:
    one = part()
    one.choose(write_webm(tmp_path / "wall.webm", [nobody()] * 5, 10))
    one.expect_failure("clip-no-face")


def test_a_reading_gives_way_to_a_failure(part: Part) -> None:
    one = part()
    one.choose_picture(one_face())
    one.expect_state("photo")
    assert one.posted() is not None
    one.choose_picture(nobody())
    one.expect_failure("no-face")
    assert one.canvas_size() == [0, 0]


def test_a_network_that_does_not_come_is_told_and_the_same_file_can_be_tried_again(
    part: Part, tmp_path: Path
) -> None:
    one = part()
    path = tmp_path / "me.png"
    path.write_bytes(FACE)

    def refuse(route: Route) -> None:
        route.abort()

    one.page.context.route("**/emotion.onnx", refuse)
    one.choose(path)
    one.expect_failure("download")
    one.page.context.unroute("**/emotion.onnx", refuse)
    with one.page.expect_file_chooser() as chooser:
        one.page.click("#files-input")
    chooser.value.set_files(path)
    one.expect_state("photo")
    expect(one.recommend).to_be_enabled()


def test_without_scripts_there_is_no_such_part(visit: Callable[..., Visit]) -> None:
    page = visit(javascript=False).open()
    expect(page.locator("#files")).to_be_hidden()
