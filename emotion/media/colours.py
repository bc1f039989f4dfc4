"""From every way of storing colours to opaque RGB or grey of 8 bits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, TiffImagePlugin

from emotion.errors import UnsupportedMediaError

# What browsers and viewers lay under a transparent picture: the face is read as people
# see it. Mid-grey would keep edges softer, but show hair and skin nobody has looked at.
BACKDROP = (255, 255, 255)

SIXTEEN_BIT_MODES = ("I;16", "I;16L", "I;16B", "I;16N")
# Whole numbers of 32 bits and fractions: a header says nowhere which of them is white.
UNSCALED_MODES = ("I", "F")

# TIFF tag 262, PhotometricInterpretation: 0 is "white is zero". TIFF 6.0, section 4.
PHOTOMETRIC, WHITE_IS_ZERO = 262, 0
BITS_PER_SAMPLE = 258


def flattened(image: Image.Image) -> Image.Image:
    """Return the picture in mode L or RGB, what is transparent laid over white.

    Raises UnsupportedMediaError for pixels without a known white.
    """
    if image.mode in UNSCALED_MODES:
        raise UnsupportedMediaError(
            "The picture's pixels are numbers without a known scale. "
            "Save it with 8 or 16 bits per colour."
        )
    if image.mode in SIXTEEN_BIT_MODES:
        return Image.fromarray(_eight_bits(image))
    if image.has_transparency_data:
        backdrop = Image.new("RGB", image.size, BACKDROP)
        colours = image.convert("RGBA")
        backdrop.paste(colours, mask=colours)
        return backdrop
    if image.mode in ("1", "L"):
        return image.convert("L")
    # CMYK, too: Pillow has already turned round the values that Adobe's programs invert.
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> npt.NDArray[np.uint8]:
    """Grey of 16 bits, scaled; Pillow's own conversion cuts everything above 255 off.

    Colours of 16 bits do not come here: Pillow reads their upper halves.
    """
    values = np.asarray(image).astype(np.uint16, copy=False)
    white, inverted = 0xFFFF, False
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        (bits, *_) = image.tag_v2.get(BITS_PER_SAMPLE, (16,))
        white = (1 << bits) - 1
        inverted = image.tag_v2.get(PHOTOMETRIC) == WHITE_IS_ZERO
    scale = np.minimum((np.arange(1 << 16, dtype=np.uint32) * 255 + white // 2) // white, 255)
    if inverted:
        scale = 255 - scale
    transparent = image.info.get("transparency")
    if isinstance(transparent, int):
        scale[transparent & 0xFFFF] = BACKDROP[0]
    return scale.astype(np.uint8)[values]
