"""Animated GIF, PNG, WebP and AVIF files."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from PIL import Image

from emotion.errors import BrokenMediaError, MediaTooLongError, MediaTooSlowError
from emotion.media.limits import (
    DECODING_SECONDS,
    FRAMES_PER_SECOND,
    MAX_DECODED_FRAMES,
    MAX_FRAME_PIXELS,
    MAX_SECONDS,
)
from emotion.media.media import Media, MediaFrame
from emotion.media.pace import Pace, shown_for
from emotion.media.pillow_files import check_size, media_errors, opened
from emotion.media.upright import SIDEWAYS, orientation, upright_rgb


def open_animation(data: bytes) -> Media:
    """Open an animation by its file's bytes; its first frame is decoded as a trial.

    Pillow puts the frames together as their disposal and blending say. It is played
    once, however often the file says. Raises MediaError.
    """
    image = opened(data)
    check_size(image, MAX_FRAME_PIXELS)
    count = _count(data)
    if count is not None and count > MAX_DECODED_FRAMES:
        raise MediaTooLongError(f"The animation has more than {MAX_DECODED_FRAMES} frames.")
    with media_errors():
        image.load()
        width, height = image.size
        if orientation(image) in SIDEWAYS:
            width, height = height, width
    return Media("animation", width, height, count, None, AnimationSource(data))


class AnimationSource:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self) -> Iterator[MediaFrame]:
        image = opened(self._data)
        size = image.size
        pace = Pace(FRAMES_PER_SECOND)
        now = spent = 0.0
        for index in _indices(image):
            started = time.monotonic()
            with media_errors():
                if not _advanced(image, index):
                    return
                # A GIF's later frames may be larger than its screen; browsers cut them.
                kept = upright_rgb(image.crop((0, 0, *size))) if pace.keeps(now) else None
                seconds = shown_for(float(image.info.get("duration") or 0) / 1000)
            spent += time.monotonic() - started
            if kept is not None:
                yield MediaFrame(now, kept)
            now += seconds
            if now > MAX_SECONDS:
                raise MediaTooLongError(f"Only the first {MAX_SECONDS} seconds are read.")
            if spent > DECODING_SECONDS:
                raise MediaTooSlowError

    def close(self) -> None:
        pass


def _indices(image: Image.Image) -> Iterator[int]:
    if image.format == "GIF":  # says nowhere how many there are
        return itertools.count()
    return iter(range(int(_has_cover(image)), getattr(image, "n_frames", 1)))


def _advanced(image: Image.Image, index: int) -> bool:
    """Whether there is a frame at ``index``; it is loaded then."""
    try:
        image.seek(index)
    except EOFError:
        if image.format == "GIF":
            return False
        raise
    check_size(image, MAX_FRAME_PIXELS)
    image.load()
    return True


def _has_cover(image: Image.Image) -> bool:
    """Whether a PNG's first picture is only for programs that do not play animations."""
    return bool(image.info.get("default_image"))


def _count(data: bytes) -> int | None:
    try:
        with media_errors():
            image = opened(data)
            return int(getattr(image, "n_frames", 1)) - _has_cover(image)
    except BrokenMediaError:
        # Counting walks through a GIF; how far it is whole, reading it will show.
        return None
