"""Large pictures are reduced; too large ones are refused by their headers."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from emotion.errors import MediaTooManyPixelsError, UnsupportedMediaError
from emotion.media.limits import MAX_PICTURE_PIXELS, MAX_SIDE, limited_size
from emotion.tests.media.opening import Opener, only
from emotion.tests.media.samples import encoded, quarters
from emotion.vision.decode import MAX_SCANS


def test_a_picture_of_the_largest_side_stays_as_it_is(opened: Opener) -> None:
    image = Image.effect_noise((MAX_SIDE, 8), 40)
    rgb = only(opened(encoded(image, "PNG"))).rgb
    assert np.array_equal(rgb[:, :, 0], np.asarray(image))


def test_a_larger_one_is_reduced_by_area_averaging(opened: Opener) -> None:
    image = Image.effect_noise((2 * MAX_SIDE, 8), 40)
    media = opened(encoded(image, "PNG"))
    assert (media.width, media.height) == (2 * MAX_SIDE, 8)
    means = np.asarray(image, float).reshape(4, 2, MAX_SIDE, 2).mean(axis=(1, 3))
    assert np.abs(only(media).rgb[:, :, 1] - means).max() <= 1


@pytest.mark.parametrize("mode", ["L", "1", "P"])
def test_no_colour_model_is_reduced_by_leaving_pixels_out(opened: Opener, mode: str) -> None:
    stripes = np.zeros((8, 2 * MAX_SIDE), np.uint8)
    stripes[:, ::2] = 255
    image = Image.fromarray(stripes)
    image = image.quantize(2) if mode == "P" else image.convert(mode)
    assert set(np.unique(only(opened(encoded(image, "PNG"))).rgb)) <= {127, 128}


def test_a_line_of_pixels_keeps_its_one_row(opened: Opener) -> None:
    assert limited_size(30_000, 1) == (MAX_SIDE, 1)
    assert only(opened(encoded(Image.new("L", (30_000, 1)), "PNG"))).rgb.shape == (1, MAX_SIDE, 3)


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_of_fifty_megapixels_is_read(opened: Opener, progressive: bool) -> None:
    image = quarters(8160, 6144)
    media = opened(encoded(image, "JPEG", progressive=progressive, subsampling=0))
    assert (media.width, media.height) == (8160, 6144)
    rgb = only(media).rgb.astype(int)
    assert rgb.shape == (1446, 1920, 3)
    assert np.abs(rgb - np.asarray(quarters(1920, 1446))).mean() < 2


def claiming(kind: str, side: int) -> bytes:
    """A small file whose header claims a square picture of this side."""
    data = encoded(quarters(), kind)
    if kind == "PNG":
        header = b"IHDR" + struct.pack(">II", side, side) + data[24:29]
        return data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:]
    if kind == "TIFF":
        for tag in (256, 257):
            entry = struct.pack("<HHI", tag, 4, 1)
            data = replaced(data, data.index(entry) + len(entry), struct.pack("<I", side))
        return data
    before, form = {
        "JPEG": (b"\xff\xc0\0\x11\x08", ">HH"),
        "BMP": (b"\x28\0\0\0", "<ii"),
        "GIF": (b"GIF87a", "<HH"),
        "WEBP": (b"\x9d\x01\x2a", "<HH"),
    }[kind]
    return replaced(data, data.index(before) + len(before), struct.pack(form, side, side))


def replaced(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


@pytest.mark.parametrize(
    ("kind", "side"),
    [
        ("JPEG", 8_100),
        ("JPEG", 0xFFFF),
        ("PNG", 6_400),
        ("PNG", 12_000),
        ("PNG", 200_000),
        ("BMP", 100_000),
        ("TIFF", 6_400),
        ("TIFF", 2_000_000),
        ("GIF", 0xFFFF),
        ("WEBP", 16_383),
    ],
)
def test_a_header_that_claims_too_much_is_refused_unread(
    opened: Opener, kind: str, side: int
) -> None:
    with pytest.raises(MediaTooManyPixelsError, match="pixels"):
        opened(claiming(kind, side))


def test_a_tile_that_is_larger_than_its_picture_is_refused(opened: Opener) -> None:
    """Decoding it would take 40,000 by 40,000 bytes for a picture of 60 by 60."""
    tags = [(256, 60), (257, 60), (258, 8), (259, 8), (262, 1), (322, 40_000), (323, 40_000)]
    tile = zlib.compress(bytes(1_000_000))
    tags += [(324, 8 + 2 + 12 * 9 + 4), (325, len(tile))]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4)
    assert MAX_PICTURE_PIXELS < 40_000**2
    with pytest.raises(MediaTooManyPixelsError):
        opened(head + tile)


def test_a_jpeg_of_thousands_of_scans_is_refused_before_it_is_decoded(opened: Opener) -> None:
    data = encoded(Image.new("L", (64, 64)), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    with pytest.raises(UnsupportedMediaError, match="steps"):
        # The stray bytes between them are what a decoder passes over.
        opened(data[:-2] + (b"\0\0" + scan) * MAX_SCANS + data[-2:])


def test_scans_of_a_preview_and_of_an_appended_video_do_not_count(opened: Opener) -> None:
    data = encoded(quarters(), "JPEG", exif=b"Exif\0\0" + b"\xff\xda" * 100)
    assert only(opened(data + b"\xff\xda\0\x02" * 100)).rgb.shape == (16, 32, 3)
