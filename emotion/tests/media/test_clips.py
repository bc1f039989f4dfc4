"""Videos: upright frames at the container's times, ten a second."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from emotion.errors import BrokenMediaError
from emotion.media.limits import FRAMES_PER_SECOND, MAX_SIDE
from emotion.tests.media.opening import Opener, frames, times, whole
from emotion.tests.media.samples import CLIPS, moments, quarters, with_matrix, write_clip


@pytest.mark.parametrize(("name", "codec"), CLIPS)
def test_every_container_gives_frames_and_their_times(
    opened: Opener, tmp_path: Path, name: str, codec: str
) -> None:
    images = moments(12)
    media = opened(write_clip(tmp_path / name, codec, images, 30))
    assert (media.kind, media.width, media.height) == ("video", 48, 40)
    assert media.seconds == pytest.approx(0.4, abs=0.01)
    assert media.frame_count == 4
    result = whole(media)
    assert [frame.time for frame in result] == pytest.approx([0, 0.1, 0.2, 0.3], abs=0.002)
    for frame, image in zip(result, images[::3], strict=True):
        assert frame.rgb.dtype == np.uint8
        assert np.abs(frame.rgb.astype(int) - np.asarray(image)).mean() < 16


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (4, [0, 0.25, 0.5, 0.75, 1.0, 1.25]),
        (10, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        (60, [0]),
    ],
)
def test_at_most_ten_frames_a_second_are_read(
    opened: Opener, tmp_path: Path, rate: float, expected: list[float]
) -> None:
    assert FRAMES_PER_SECOND == 10
    media = opened(write_clip(tmp_path / "clip.avi", "MJPG", moments(6), rate))
    assert media.frame_count == len(expected)
    assert times(media) == expected


def test_uneven_times_are_the_containers(opened: Opener, tmp_path: Path) -> None:
    """The third frame's time, 2000 milliseconds on the first track, becomes 2900."""
    data = write_clip(tmp_path / "clip.mkv", "MJPG", moments(4), 1)
    stamp = b"\x81" + (2000).to_bytes(2, "big")
    assert data.count(stamp) == 1
    data = data.replace(stamp, b"\x81" + (2900).to_bytes(2, "big"))
    assert times(opened(data)) == [0, 1, 2.9, 3]


def test_a_recording_of_unknown_length_is_read_to_its_end(opened: Opener, tmp_path: Path) -> None:
    """As browsers record: WebM without a duration. EC is Matroska's empty element."""
    data = bytearray(write_clip(tmp_path / "clip.webm", "VP80", moments(12)))
    place = data.index(b"\x44\x89\x88")
    data[place : place + 2] = b"\xec\x89"
    media = opened(bytes(data))
    assert (media.frame_count, media.seconds) == (None, None)
    assert times(media) == [0, 0.1, 0.2, 0.3]


TURNS = [((0, 1, -1, 0), -1), ((-1, 0, 0, -1), 2), ((0, -1, 1, 0), 1)]


@pytest.mark.parametrize(("matrix", "quarter_turns"), TURNS)
def test_a_telephones_rotation_is_obeyed(
    opened: Opener, tmp_path: Path, matrix: tuple[int, int, int, int], quarter_turns: int
) -> None:
    images = [quarters(64, 32)] * 3
    data = with_matrix(write_clip(tmp_path / "clip.mp4", "mp4v", images), *matrix)
    upright = np.rot90(np.asarray(quarters(64, 32)), quarter_turns)
    media = opened(data)
    assert (media.height, media.width) == upright.shape[:2]
    (frame,) = whole(media)
    assert np.abs(frame.rgb.astype(int) - upright).mean() < 16


def test_large_frames_are_reduced_by_area_averaging(opened: Opener, tmp_path: Path) -> None:
    noise = Image.effect_noise((2 * MAX_SIDE, 64), 40).convert("RGB")
    media = opened(write_clip(tmp_path / "clip.avi", "FFV1", [noise]))
    assert (media.width, media.height) == (2 * MAX_SIDE, 64)
    (frame,) = whole(media)
    means = np.asarray(noise, float).reshape(32, 2, MAX_SIDE, 2, 3).mean(axis=(1, 3))
    assert np.abs(frame.rgb - means).mean() < 1.5


def test_frames_can_be_asked_for_again_and_left_early(opened: Opener, tmp_path: Path) -> None:
    media = opened(write_clip(tmp_path / "clip.avi", "MJPG", moments(12)))
    assert next(iter(media.frames())).time == 0
    assert len(whole(media)) == 4
    assert len(whole(media)) == 4


@pytest.mark.parametrize("name", ["jpegs.avi", "vp8.webm"])
def test_frames_before_a_break_are_given_and_the_break_is_told(
    opened: Opener, tmp_path: Path, name: str
) -> None:
    data = write_clip(tmp_path / name, dict(CLIPS)[name], moments(60))
    media = opened(data[: len(data) * 6 // 10])
    assert media.seconds == pytest.approx(2, abs=0.01)
    assert 3 <= len(frames(media)) < 20
    assert isinstance(media.cut_short, BrokenMediaError)
    assert "of 2.0 seconds" in str(media.cut_short)


@pytest.mark.parametrize(("name", "codec"), CLIPS)
def test_a_video_without_one_whole_frame_is_refused(
    opened: Opener, tmp_path: Path, name: str, codec: str
) -> None:
    data = write_clip(tmp_path / name, codec, moments(12))
    with pytest.raises(BrokenMediaError):
        frames(opened(data[: len(data) // 12]))
