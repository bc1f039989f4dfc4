"""Transparent pictures lie on white, as browsers show them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from emotion.media.colours import BACKDROP
from emotion.tests.media.opening import Opener, only
from emotion.tests.media.samples import RED, WHITE, encoded


def red(alpha: int) -> Image.Image:
    return Image.new("RGBA", (8, 8), (*RED, alpha))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize(("alpha", "seen"), [(0, WHITE), (128, (255, 127, 127)), (255, RED)])
def test_the_backdrop_shows_through(
    opened: Opener, kind: str, alpha: int, seen: tuple[int, int, int]
) -> None:
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    assert BACKDROP == WHITE
    assert np.array_equal(only(opened(encoded(red(alpha), kind, **options))).rgb[3, 3], seen)


def test_grey_with_alpha_is_laid_over_white(opened: Opener) -> None:
    frame = only(opened(encoded(Image.new("LA", (8, 8), (0, 51)), "PNG")))
    assert np.array_equal(frame.rgb[3, 3], (204, 204, 204))


def half(mode: str) -> Image.Image:
    """Black on the left, which the file calls transparent, and grey on the right."""
    image = Image.new("L", (8, 8))
    image.paste(100, (4, 0, 8, 8))
    if mode == "I;16":
        return Image.fromarray(np.asarray(image).astype(np.uint16) * 257)
    return image.quantize(4) if mode == "P" else image.convert(mode)


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "I;16"])
def test_a_colour_that_a_png_calls_transparent_becomes_white(opened: Opener, mode: str) -> None:
    image = half(mode)
    black: object = (0, 0, 0) if mode == "RGB" else image.getpixel((0, 0))
    frame = only(opened(encoded(image, "PNG", transparency=black)))
    assert np.array_equal(frame.rgb[3, 1], WHITE)
    assert np.array_equal(frame.rgb[3, 6], (100, 100, 100))


def test_a_transparent_gif_lies_on_white(opened: Opener) -> None:
    image = half("P")
    frame = only(opened(encoded(image, "GIF", transparency=image.getpixel((0, 0)))))
    assert np.array_equal(frame.rgb[3, 1], WHITE)
    assert np.array_equal(frame.rgb[3, 6], (100, 100, 100))


def test_reducing_a_picture_lets_no_hidden_colour_out(opened: Opener) -> None:
    """Transparent red beside opaque black: no pixel between them may turn reddish."""
    image = Image.new("RGBA", (4001, 20), (*RED, 0))
    image.paste((0, 0, 0, 255), (0, 0, 2001, 20))
    rgb = only(opened(encoded(image, "PNG"))).rgb
    assert np.array_equal(rgb[:, :, 0], rgb[:, :, 1])
