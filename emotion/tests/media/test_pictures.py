"""Every way of storing colours comes out as the same RGB."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from emotion.errors import UnsupportedMediaError
from emotion.tests.media.opening import Opener, only
from emotion.tests.media.samples import (
    BLACK,
    GREEN,
    RED,
    WHITE,
    encoded,
    portrait,
    quarters,
    sixteen_bits,
)

EXACT = ["PNG", "BMP", "TIFF", "GIF"]


@pytest.mark.parametrize("kind", EXACT)
def test_lossless_kinds_keep_every_pixel(opened: Opener, kind: str) -> None:
    media = opened(encoded(quarters(), kind))
    assert (media.width, media.height, media.frame_count) == (32, 16, 1)
    frame = only(media)
    assert frame.time == 0
    assert frame.rgb.dtype == np.uint8
    assert np.array_equal(frame.rgb, np.asarray(quarters()))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF"])
def test_lossy_kinds_keep_the_colours(opened: Opener, kind: str) -> None:
    frame = only(opened(encoded(portrait(), kind, quality=95)))
    difference = frame.rgb.astype(int) - np.asarray(portrait())
    assert np.abs(difference).mean() < 6
    assert np.abs(difference.mean(axis=(0, 1))).max() < 1.5


@pytest.mark.parametrize("method", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_tiff_is_read_whatever_compresses_it(opened: Opener, method: str) -> None:
    frame = only(opened(encoded(quarters(), "TIFF", compression=method)))
    assert np.array_equal(frame.rgb, np.asarray(quarters()))


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "GIF"])
def test_a_palette_is_looked_up(opened: Opener, kind: str) -> None:
    frame = only(opened(encoded(quarters().quantize(4), kind)))
    assert np.array_equal(frame.rgb, np.asarray(quarters()))


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF"])
def test_grey_and_one_bit_pictures_become_equal_colours(opened: Opener, kind: str) -> None:
    for mode in ("L", "1"):
        image = quarters().convert(mode)
        frame = only(opened(encoded(image, kind)))
        assert np.array_equal(frame.rgb, np.asarray(image.convert("RGB")))


@pytest.mark.parametrize(("kind", "within"), [("TIFF", 0), ("JPEG", 12)])
def test_inks_become_light(opened: Opener, kind: str, within: int) -> None:
    """JPEG files of inks are Adobe's kind, in which 255 is no ink."""
    inks = np.zeros((16, 64, 4), np.uint8)
    inks[:, 16:32, 1:3] = 255  # magenta and yellow
    inks[:, 32:48, 0::2] = (255, 255)  # cyan and yellow
    inks[:, 48:, 3] = 255
    data = encoded(Image.fromarray(inks, "CMYK"), kind)
    assert (b"Adobe" in data) == (kind == "JPEG")
    rgb = only(opened(data)).rgb.astype(int)
    for place, colour in zip((8, 24, 40, 56), (WHITE, RED, GREEN, BLACK), strict=True):
        assert np.abs(rgb[8, place] - colour).max() <= within


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_are_scaled_and_not_clipped(opened: Opener, kind: str) -> None:
    values = np.linspace(0, 65535, 64 * 32).astype(np.uint16).reshape(32, 64)
    frame = only(opened(sixteen_bits(values, kind)))
    assert np.array_equal(frame.rgb[:, :, 0], np.round(values / 257))
    assert np.array_equal(frame.rgb[:, :, 0], frame.rgb[:, :, 2])


def test_sixteen_bits_whose_white_is_zero_are_turned_round(opened: Opener) -> None:
    values = np.linspace(0, 65535, 64 * 32).astype(np.uint16).reshape(32, 64)
    frame = only(opened(sixteen_bits(values, "TIFF", tiffinfo={262: 0})))
    assert np.array_equal(frame.rgb[:, :, 1], 255 - np.round(values / 257))


@pytest.mark.parametrize("mode", ["I", "F"])
def test_numbers_without_a_known_white_are_refused(opened: Opener, mode: str) -> None:
    with pytest.raises(UnsupportedMediaError, match="scale"):
        opened(encoded(quarters().convert("L").convert(mode), "TIFF"))


def test_grey_is_what_opencv_makes_of_the_colours(opened: Opener) -> None:
    frame = only(opened(encoded(quarters(), "PNG")))
    assert np.array_equal(frame.grey, cv2.cvtColor(frame.rgb, cv2.COLOR_RGB2GRAY))
    assert frame.grey[0, 0] == 255
    assert frame.grey[0, -1] == 76


def test_of_several_pages_the_first_is_the_picture(opened: Opener) -> None:
    pages = encoded(quarters(), "TIFF", save_all=True, append_images=[Image.new("RGB", (32, 16))])
    assert np.array_equal(only(opened(pages)).rgb, np.asarray(quarters()))


def test_of_several_views_the_first_is_the_picture(opened: Opener) -> None:
    views = encoded(
        quarters(64, 64), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 64))]
    )
    assert only(opened(views)).rgb.mean() > 100
