"""From one decoded image of Pillow to the pixels that are handed on."""

from __future__ import annotations

import numpy as np
from PIL import ExifTags, Image

from emotion.media.colours import flattened
from emotion.media.limits import limited_size
from emotion.media.media import RgbImage

# EXIF 2.3, tag 274: what undoes each of the ways in which a camera can be held.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = frozenset({5, 6, 7, 8})


def orientation(image: Image.Image) -> int:
    """EXIF's 1 to 8 of a loaded picture; 1 (as stored) where nothing sensible is said.

    Pillow turns TIFF files itself while loading them and then says 1. A damaged EXIF
    block is no reason to refuse a picture; viewers show it as it is stored, too.
    """
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:
        return 1
    return value if value in TURNS else 1


def upright_rgb(image: Image.Image) -> RgbImage:
    """The loaded picture as uint8 [H, W, 3], reduced by area averaging where too large."""
    turn = TURNS.get(orientation(image))
    flat = flattened(image)
    size = limited_size(*flat.size)
    if size != flat.size:
        flat = flat.resize(size, Image.Resampling.BOX)
    if turn is not None:
        flat = flat.transpose(turn)
    return np.asarray(flat.convert("RGB"))
