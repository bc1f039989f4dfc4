"""However the camera was held, the picture comes out upright."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from emotion.tests.media.opening import Opener, only, whole
from emotion.tests.media.samples import animated, encoded, exif, quarters

# What the camera stores for an upright scene, by EXIF's numbers; each undoes the other way.
STORED_AS = {
    1: lambda pixels: pixels,
    2: lambda pixels: pixels[:, ::-1],
    3: lambda pixels: pixels[::-1, ::-1],
    4: lambda pixels: pixels[::-1],
    5: lambda pixels: pixels.transpose(1, 0, 2),
    6: lambda pixels: np.rot90(pixels, 1),
    7: lambda pixels: np.rot90(pixels, 2).transpose(1, 0, 2),
    8: lambda pixels: np.rot90(pixels, -1),
}


def stored(orientation: int, width: int = 64, height: int = 32) -> Image.Image:
    pixels = STORED_AS[orientation](np.asarray(quarters(width, height)))
    return Image.fromarray(np.ascontiguousarray(pixels))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", sorted(STORED_AS))
def test_the_picture_comes_out_upright(opened: Opener, kind: str, orientation: int) -> None:
    media = opened(encoded(stored(orientation), kind, exif=exif(orientation), quality=95))
    assert (media.width, media.height) == (64, 32)
    rgb = only(media).rgb.astype(int)
    assert rgb.shape == (32, 64, 3)
    assert np.abs(rgb - np.asarray(quarters(64, 32))).mean() < 6


@pytest.mark.parametrize("method", ["tiff_lzw", "jpeg"])
def test_a_compressed_tiff_is_turned_once(opened: Opener, method: str) -> None:
    data = encoded(stored(6), "TIFF", exif=exif(6), compression=method)
    rgb = only(opened(data)).rgb.astype(int)
    assert rgb.shape == (32, 64, 3)
    assert np.abs(rgb - np.asarray(quarters(64, 32))).mean() < 6


def test_a_large_picture_is_turned_after_it_is_reduced(opened: Opener) -> None:
    media = opened(encoded(stored(8, 4000, 1000), "JPEG", exif=exif(8)))
    assert (media.width, media.height) == (4000, 1000)
    rgb = only(media).rgb.astype(int)
    assert rgb.shape == (480, 1920, 3)
    assert np.abs(rgb - np.asarray(quarters(1920, 480))).mean() < 6


def test_every_frame_of_a_turned_animation_comes_out_upright(opened: Opener) -> None:
    data = animated([stored(6), stored(6, 64, 32).point(lambda v: v // 2)], "WEBP", exif=exif(6))
    media = opened(data)
    assert (media.width, media.height) == (64, 32)
    assert [frame.rgb.shape for frame in whole(media)] == [(32, 64, 3)] * 2


@pytest.mark.parametrize("orientation", [0, 9, 255])
def test_an_unknown_orientation_leaves_the_picture_as_stored(
    opened: Opener, orientation: int
) -> None:
    rgb = only(opened(encoded(quarters(), "PNG", exif=exif(orientation)))).rgb
    assert np.array_equal(rgb, np.asarray(quarters()))


def test_a_damaged_exif_block_leaves_the_picture_as_stored(opened: Opener) -> None:
    block = exif(6)
    data = encoded(quarters(), "JPEG", exif=block[:8] + b"\xff" * (len(block) - 8))
    assert only(opened(data)).rgb.shape == (16, 32, 3)
