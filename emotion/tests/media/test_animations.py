"""Animations: frames put together, with the times at which a browser shows them."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from emotion.errors import BrokenMediaError, MediaTooLongError, MediaTooManyPixelsError
from emotion.media.limits import FRAMES_PER_SECOND, MAX_SECONDS
from emotion.tests.media.opening import Opener, frames, only, times, whole
from emotion.tests.media.samples import RED, WHITE, animated, encoded, moments

KINDS = ["GIF", "PNG", "WEBP", "AVIF"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_its_frames_and_their_times(opened: Opener, kind: str) -> None:
    images = moments(4)
    media = opened(animated(images, kind, [100, 250, 400, 100]))
    assert (media.kind, media.width, media.height) == ("animation", 48, 40)
    assert (media.frame_count, media.seconds) == (4, None)
    result = whole(media)
    assert [frame.time for frame in result] == pytest.approx([0, 0.1, 0.35, 0.75])
    for frame, image in zip(result, images, strict=True):
        assert np.abs(frame.rgb.astype(int) - np.asarray(image)).mean() < 12


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
@pytest.mark.parametrize("duration", [0, 10])
def test_frames_without_a_duration_last_as_long_as_in_browsers(
    opened: Opener, kind: str, duration: int
) -> None:
    media = opened(animated(moments(3), kind, duration))
    assert times(media) == [0, 0.1, 0.2]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_quick_animations_are_read_ten_times_a_second(opened: Opener, kind: str) -> None:
    media = opened(animated(moments(9), kind, 20))
    assert FRAMES_PER_SECOND == 10
    assert times(media) == [0, 0.1]


def test_frames_can_be_asked_for_again(opened: Opener) -> None:
    media = opened(animated(moments(3), "GIF"))
    assert [frame.time for frame in whole(media)] == [frame.time for frame in whole(media)]


def patch(colour: tuple[int, int, int, int], left: int) -> Image.Image:
    image = Image.new("RGBA", (24, 8), (0, 0, 0, 0))
    image.paste(colour, (left, 0, left + 8, 8))
    return image


@pytest.mark.parametrize("kind", ["GIF", "PNG"])
@pytest.mark.parametrize(("cleared", "remaining"), [(False, RED), (True, WHITE)])
def test_a_frame_is_laid_over_what_the_one_before_leaves(
    opened: Opener, kind: str, cleared: bool, remaining: tuple[int, int, int]
) -> None:
    """GIF's disposal 1 keeps a frame and 2 clears it; APNG counts from 0."""
    images = [patch((*RED, 255), 0), patch((0, 0, 255, 255), 16)]
    disposal = (1 if kind == "GIF" else 0) + cleared
    options = {} if kind == "GIF" else {"blend": 1}
    _, second = whole(opened(animated(images, kind, disposal=disposal, **options)))
    assert np.array_equal(second.rgb[4, 20], (0, 0, 255))
    assert np.array_equal(second.rgb[4, 4], remaining)
    assert np.array_equal(second.rgb[4, 12], WHITE)


def test_a_cover_for_programs_that_play_nothing_is_no_frame(opened: Opener) -> None:
    cover = Image.new("RGB", (48, 40), RED)
    media = opened(animated([cover, *moments(2)], "PNG", default_image=True))
    assert media.frame_count == 2
    first, _ = whole(media)
    assert np.array_equal(first.rgb, np.asarray(moments(1)[0]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_frame_is_a_picture(opened: Opener, kind: str) -> None:
    assert only(opened(animated(moments(1), kind))).time == 0


def test_later_frames_that_leave_the_screen_are_cut(opened: Opener) -> None:
    data = bytearray(animated(moments(2), "GIF"))
    data[6:10] = struct.pack("<HH", 40, 30)
    first, second = whole(opened(bytes(data)))
    assert first.rgb.shape == second.rgb.shape


def test_frames_before_a_break_are_given_and_the_break_is_told(opened: Opener) -> None:
    data = animated(moments(4), "GIF")
    media = opened(data[: int(len(data) * 0.6)])
    assert 1 <= len(frames(media)) < 4
    assert isinstance(media.cut_short, BrokenMediaError)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_fewer_frames_than_the_header_says_are_a_break(opened: Opener, kind: str) -> None:
    """The last frames are taken out in whole blocks, so that all else is in order."""
    data = animated(moments(4), kind, lossless=True)
    mark = b"fcTL" if kind == "PNG" else b"ANMF"
    last = data.rindex(mark) - (4 if kind == "PNG" else 0)
    if kind == "PNG":
        media = opened(data[:last] + encoded(moments(1)[0], "PNG")[-12:])
        assert len(frames(media)) == 3
        assert isinstance(media.cut_short, BrokenMediaError)
    else:
        with pytest.raises(BrokenMediaError):
            opened(data[:last])


def test_an_animation_that_breaks_in_its_first_frame_is_refused(opened: Opener) -> None:
    data = animated(moments(4), "GIF")
    with pytest.raises(BrokenMediaError):
        opened(data[: int(len(data) * 0.15)])


def test_more_seconds_than_are_read_are_left_out_and_told(opened: Opener) -> None:
    media = opened(animated(moments(4), "GIF", 250_000))
    assert [frame.time for frame in frames(media)] == [0, 250, 500]
    assert isinstance(media.cut_short, MediaTooLongError)
    assert str(MAX_SECONDS) in str(media.cut_short)


def test_more_frames_than_are_read_are_refused_by_the_header(opened: Opener) -> None:
    data = animated(moments(2), "PNG")
    place = data.index(b"acTL")
    block = b"acTL" + struct.pack(">II", 200_000, 0)
    check = struct.pack(">I", zlib.crc32(block))
    with pytest.raises(MediaTooLongError, match="frames"):
        opened(data[:place] + block + check + data[place + 16 :])


def test_frames_are_smaller_than_photographs_may_be(opened: Opener) -> None:
    large = [Image.new("L", (4200, 4200), shade) for shade in (0, 255)]
    with pytest.raises(MediaTooManyPixelsError, match="17 million"):
        opened(animated(large, "GIF"))
