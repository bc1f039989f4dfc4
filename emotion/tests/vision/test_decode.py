from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from emotion.errors import NotAnImageError, TooLargeError, TooManyPixelsError
from emotion.vision.decode import MAX_BYTES, MAX_SCANS, decode_frame


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def colourful(width: int = 64, height: int = 48) -> Image.Image:
    small = np.random.default_rng(1).integers(0, 256, (6, 8, 3), np.uint8)
    return Image.fromarray(small).resize((width, height))


def test_grey_is_the_weighted_sum_that_a_page_can_repeat() -> None:
    data = encoded(colourful())
    colour = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert colour is not None
    blue_green_red = np.asarray(colour, np.int64)
    by_hand = (blue_green_red @ np.array([3735, 19235, 9798]) + 16384) >> 15
    grey = decode_frame(data)
    assert grey.dtype == np.uint8
    assert grey.shape == (48, 64)
    assert np.array_equal(grey, by_hand)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_colour_model_of_jpeg_is_read(mode: str) -> None:
    assert decode_frame(encoded(colourful().convert(mode))).shape == (48, 64)


def test_a_progressive_file_is_read() -> None:
    assert decode_frame(encoded(colourful(), progressive=True)).shape == (48, 64)


def test_an_exif_orientation_does_not_turn_the_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # quarter turn
    assert decode_frame(encoded(colourful(), exif=exif)).shape == (48, 64)


def test_a_picture_of_the_largest_size_is_read() -> None:
    assert decode_frame(encoded(colourful(1920, 1080))).shape == (1080, 1920)


def test_one_line_more_is_too_many_pixels() -> None:
    with pytest.raises(TooManyPixelsError):
        decode_frame(encoded(colourful(1920, 1081)))


@pytest.mark.parametrize("side", [1 << 13, 12_000, 0xFFFF])
def test_a_header_that_claims_a_huge_picture_is_refused_unread(side: int) -> None:
    data = encoded(colourful())
    start = data.index(b"\xff\xc0") + 5  # marker, length, precision; then height, width
    size = side.to_bytes(2, "big")
    with pytest.raises(TooManyPixelsError):
        decode_frame(data[:start] + size + size + data[start + 4 :])


def test_one_byte_over_the_limit_is_too_large() -> None:
    data = encoded(colourful())
    assert decode_frame(data.ljust(MAX_BYTES, b"\0")).shape == (48, 64)
    with pytest.raises(TooLargeError):
        decode_frame(data.ljust(MAX_BYTES + 1, b"\0"))


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "WEBP", "TIFF"])
def test_other_kinds_of_picture_are_refused(kind: str) -> None:
    with pytest.raises(NotAnImageError):
        decode_frame(encoded(colourful(), kind))


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"hello", bytes(1000)])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnImageError):
        decode_frame(data)


def test_a_file_of_thousands_of_scans_is_refused_before_it_is_decoded() -> None:
    data = encoded(Image.new("L", (1920, 1080)), progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    with pytest.raises(NotAnImageError, match="steps"):
        decode_frame(data[:-2] + scan * MAX_SCANS + data[-2:])
