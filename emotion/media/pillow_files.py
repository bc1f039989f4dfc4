"""Opening files with Pillow, whose many ways to fail become one."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, TiffImagePlugin

from emotion.errors import (
    BrokenMediaError,
    MediaError,
    MediaTooManyPixelsError,
    NotMediaError,
    UnsupportedMediaError,
)
from emotion.media.limits import MAX_JPEG_PIXELS, MAX_PICTURE_PIXELS
from emotion.media.signatures import claims_to_be_a_picture, claims_to_be_heic

# What people have. Pillow reads forty more, and each is another parser of hostile bytes.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "TIFF", "GIF")
# Formats whose further images are moments. In TIFF they are pages, in MPO views.
MOVING_FORMATS = ("PNG", "WEBP", "AVIF", "GIF")


@contextmanager
def media_errors() -> Iterator[None]:
    """Let whatever goes wrong while Pillow works leave as a MediaError, and silently.

    Its parsers have no common error: struct, index, key, value and syntax errors occur.
    Warnings are changed for the whole process in Python before 3.14; two threads at once
    can leave these two filters behind, which concern Pillow alone.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"PIL\.")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except MediaError:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise MediaTooManyPixelsError from error
        except MemoryError as error:
            raise MediaTooManyPixelsError("There is not enough memory for it.") from error
        except Exception as error:
            raise BrokenMediaError from error


def opened(data: bytes) -> Image.Image:
    """The picture by its header: nothing is decoded yet, and its size is allowed."""
    with media_errors():
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise
        # Not only UnidentifiedImageError: a text that begins with BM is a broken bitmap.
        except Exception as error:
            raise _unidentified(data) from error
        check_size(image, MAX_JPEG_PIXELS if is_jpeg(image) else MAX_PICTURE_PIXELS)
        if isinstance(image, TiffImagePlugin.TiffImageFile):
            _check_tiles(image)
    return image


def is_jpeg(image: Image.Image) -> bool:
    return image.format in ("JPEG", "MPO")


def check_size(image: Image.Image, limit: int) -> None:
    if image.width * image.height > limit:
        raise too_many_pixels(limit)


def _check_tiles(image: TiffImagePlugin.TiffImageFile) -> None:
    """A tile may be larger than its picture; 155 kB of one took 1.5 GB and 11 s."""
    sides = (TiffImagePlugin.TILEWIDTH, TiffImagePlugin.TILELENGTH)
    width, height = (image.tag_v2.get(side, 0) for side in sides)
    if width * height > MAX_PICTURE_PIXELS:
        raise too_many_pixels(MAX_PICTURE_PIXELS)


def too_many_pixels(limit: int) -> MediaTooManyPixelsError:
    return MediaTooManyPixelsError(
        f"The picture has more than {limit // 1_000_000} million pixels."
    )


def is_animated(image: Image.Image) -> bool:
    if image.format not in MOVING_FORMATS:
        return False
    try:
        with media_errors():
            return bool(getattr(image, "is_animated", False))
    except BrokenMediaError:
        # A GIF that breaks in its second frame: there was to be one.
        return True


def _unidentified(data: bytes) -> MediaError:
    if claims_to_be_a_picture(data):
        return BrokenMediaError()
    if claims_to_be_heic(data):
        return UnsupportedMediaError(
            "HEIC photographs cannot be read. Export the picture as JPEG, or let the "
            "telephone's camera save its “most compatible” format."
        )
    return NotMediaError()
