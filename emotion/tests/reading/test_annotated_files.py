from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from emotion.media import open_media
from emotion.reading.annotating.writing import write_annotated
from emotion.reading.errors import OutputError
from emotion.tests.reading.staging import LEFT, media, read, tenths


def annotate(path: Path, times: list[float], seconds: float | None = None) -> Path:
    # No two alike, because a GIF joins frames that are.
    levels = [200 - 8 * index for index in range(len(times))]
    clip = media(times, seconds=seconds, levels=levels)
    write_annotated(clip, read(clip, [[LEFT]] * len(times)), path)
    return path


@pytest.mark.parametrize("ending", [".png", ".jpg", ".jpeg", ".PNG"])
def test_a_picture_is_written_in_the_format_of_its_ending(tmp_path: Path, ending: str) -> None:
    picture = media(kind="picture")
    path = tmp_path / f"copy{ending}"
    write_annotated(picture, read(picture, [[LEFT]]), path)
    with Image.open(path) as image:
        assert image.format == ("PNG" if ending.lower() == ".png" else "JPEG")
        red, green, blue = image.convert("RGB").getpixel((20, 110))  # type: ignore[misc]
    assert green > red + 80 > blue


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
def test_a_clip_keeps_its_frames_and_its_length(tmp_path: Path, ending: str) -> None:
    copy = open_media(annotate(tmp_path / f"copy{ending}", tenths(12), seconds=1.2))
    frames = list(copy.frames())
    assert len(frames) == 12
    assert frames[-1].time == pytest.approx(1.1, abs=0.02)
    assert frames[0].rgb.shape == (240, 320, 3)
    for frame in frames:
        red, green, _ = frame.rgb[110, 20].astype(int)
        assert green > red + 60


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
def test_frames_that_stand_long_stand_long_in_the_copy(tmp_path: Path, ending: str) -> None:
    path = annotate(tmp_path / f"copy{ending}", [0, 0.1, 0.2, 1.2, 1.3], seconds=1.4)
    if ending == ".gif":
        with Image.open(path) as image:
            lengths = []
            for index in range(image.n_frames):  # type: ignore[attr-defined]
                image.seek(index)
                lengths.append(image.info["duration"])
        assert lengths == [100, 100, 1000, 100, 100]
    else:
        capture = cv2.VideoCapture(str(path))
        assert capture.get(cv2.CAP_PROP_FRAME_COUNT) == 14
        assert capture.get(cv2.CAP_PROP_FPS) == pytest.approx(10)


def test_a_clip_of_odd_size_can_be_written(tmp_path: Path) -> None:
    source = tmp_path / "odd.gif"
    pictures = [Image.new("RGB", (101, 77), (level, 90, 90)) for level in (0, 120, 250)]
    pictures[0].save(source, save_all=True, append_images=pictures[1:], duration=100)
    with open_media(source) as clip:
        write_annotated(clip, read(clip, [[LEFT]] * 3), tmp_path / "odd.mp4")
    frames = list(open_media(tmp_path / "odd.mp4").frames())
    assert len(frames) == 3
    assert np.abs(np.array(frames[0].rgb.shape[:2]) - (77, 101)).max() <= 1


@pytest.mark.parametrize(
    ("kind", "name"), [("picture", "copy.mp4"), ("video", "copy.png"), ("video", "copy.avi")]
)
def test_an_ending_for_something_else_is_refused(tmp_path: Path, kind: str, name: str) -> None:
    opened = media(kind="picture" if kind == "picture" else "video")
    with pytest.raises(OutputError, match="must end in"):
        write_annotated(opened, read(opened, [[]]), tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_clip_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        annotate(tmp_path / "none" / "copy.mp4", tenths(3))
