"""Photographs and other single pictures."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from emotion.errors import UnsupportedMediaError
from emotion.media.jpeg_scans import count_scans
from emotion.media.limits import limited_size
from emotion.media.media import Media, MediaFrame
from emotion.media.pillow_files import is_jpeg, media_errors
from emotion.media.upright import SIDEWAYS, orientation, upright_rgb
from emotion.vision.decode import MAX_SCANS


class StillSource:
    def __init__(self, frame: MediaFrame) -> None:
        self._frame = frame

    def read(self) -> Iterator[MediaFrame]:
        yield self._frame

    def close(self) -> None:
        pass


def open_still(image: Image.Image, data: bytes) -> Media:
    """Decode an opened picture; ``data`` are the bytes of its file.

    Raises MediaError if that fails.
    """
    with media_errors():
        width, height = image.size
        if is_jpeg(image):
            if count_scans(data, MAX_SCANS) > MAX_SCANS:
                raise UnsupportedMediaError("The picture is stored in more steps than are read.")
            # The JPEG decoder can leave out what is averaged away anyway: a quarter of the
            # time and a sixteenth of the memory for 50 megapixels.
            image.draft(None, limited_size(width, height))
        image.load()
        if orientation(image) in SIDEWAYS:
            width, height = height, width
        frame = MediaFrame(0.0, upright_rgb(image))
    return Media("picture", width, height, 1, None, StillSource(frame))
