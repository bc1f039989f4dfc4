"""The photographs and clips of the data sets."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from emotion.media import open_media
from emotion.media.limits import MAX_SIDE
from emotion.tests.media.opening import only, whole

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def faces(shared_data: Path) -> Path:
    return shared_data / "faces"


def test_every_picture_has_the_size_that_the_manifest_says(faces: Path) -> None:
    entries = [
        entry
        for entry in json.loads((faces / "manifest.json").read_text())
        if not entry["file"].endswith(".mp4")
    ]
    assert len(entries) >= 38
    for entry in entries:
        media = open_media(faces / entry["file"])
        assert (media.width, media.height) == (entry["width"], entry["height"]), entry["file"]
        assert max(only(media).rgb.shape) <= MAX_SIDE


@pytest.mark.parametrize(
    ("name", "size", "count", "seconds"),
    [
        # 72 frames at 30 a second.
        ("clip_single_face.mp4", (640, 360), 24, 2.4),
        # 95 frames at 24 a second; its header counts three more, which an edit hides.
        ("clip_no_face.mp4", (960, 540), 40, 3.96),
    ],
)
def test_a_clip_is_read_from_its_first_frame_to_its_last(
    faces: Path, name: str, size: tuple[int, int], count: int, seconds: float
) -> None:
    media = open_media(faces / name)
    assert media.kind == "video"
    assert (media.width, media.height) == size
    result = whole(media)
    times = [frame.time for frame in result]
    assert len(times) == count
    assert times[0] == 0
    assert seconds - 0.15 < times[-1] < seconds
    assert all(0.04 < later - earlier < 0.13 for earlier, later in pairwise(times))
    assert {frame.grey.shape for frame in result} == {size[::-1]}
