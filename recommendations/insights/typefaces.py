"""The site's typefaces, for pictures that are drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PIL import ImageFont

from music.paths import ASSETS_DIR
from recommendations.insights.shapes import Face

FILES: Final = {
    "display": "bricolage-grotesque-latin-wght-normal.woff2",
    "text": "figtree-latin-wght-normal.woff2",
}
FAMILIES: Final = {
    "display": "Bricolage Grotesque, Figtree, Helvetica, Arial, sans-serif",
    "text": "Figtree, Helvetica, Arial, sans-serif",
}
ELLIPSIS = "…"


def typeface(face: Face, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """`size` in pixels, `weight` as in CSS. Opened anew each time: threads cannot share one."""
    font = ImageFont.truetype(str(ASSETS_DIR / FILES[face]), size)
    font.set_variation_by_axes([weight])
    return font


def width_of(words: str, face: Face, size: int, weight: int) -> float:
    """In pixels."""
    return typeface(face, size, weight).getlength(words)


def largest(words: str, width: float, face: Face, sizes: Sequence[int], weight: int) -> int:
    """The first of falling `sizes` in which the words fit `width` pixels, else the last."""
    fits = (size for size in sizes if width_of(words, face, size, weight) <= width)
    return next(fits, sizes[-1])


def fitted(words: str, width: float, face: Face, size: int, weight: int) -> str:
    """The words, cut off with an ellipsis where they are wider than `width` pixels."""
    font = typeface(face, size, weight)
    if font.getlength(words) <= width:
        return words
    while words and font.getlength(words + ELLIPSIS) > width:
        words = words[:-1]
    return words.rstrip(" ,") + ELLIPSIS
