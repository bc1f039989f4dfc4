"""The figure of seven petals in pixels, by the numbers of `emotion.petals`."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from emotion.petals import CORE_RADIUS, RADIUS, Petal, Point, outline, petals
from recommendations.covers.colours import MOODS, SURFACE, Colour, mixed

# From the middle to the end of a whole petal, as a share of the picture's side.
REACH = 0.435
SHADOW_FALL = 0.012
SHADOW_BLUR = 0.022
SHADOW_STRENGTH = 96
# The whole petal that the share is a part of is nearly white: it has to stand out from a
# ground that may be of its own colour.
WHOLE_TINT = 0.13
RIM = 0.012


def draw_figure(picture: Image.Image, probabilities: Sequence[float], shade: Colour) -> None:
    """In the middle of a square picture; whole petals cast a soft shadow of colour `shade`."""
    shares = petals(probabilities)
    whole = [Petal(petal.label, petal.turn, 1.0) for petal in shares]
    _cast_shadow(picture, whole, shade)
    drawing = ImageDraw.Draw(picture)
    for petal in whole:
        tint = mixed(MOODS[petal.label].petal, WHOLE_TINT, SURFACE)
        points = _placed(picture, petal)
        drawing.polygon(points, fill=tint)
        # A petal that is its whole length has no other edge against a ground of its colour.
        drawing.line([*points, points[0]], SURFACE, round(RIM * picture.width), joint="curve")
    for petal in shares:
        if petal.share:
            drawing.polygon(_placed(picture, petal), fill=MOODS[petal.label].petal)
    middle, core = picture.width / 2, _scale(picture) * CORE_RADIUS
    box = (middle - core, middle - core, middle + core, middle + core)
    drawing.ellipse(box, fill=SURFACE)


def _cast_shadow(picture: Image.Image, whole: Sequence[Petal], shade: Colour) -> None:
    side = picture.width
    mask = Image.new("L", picture.size)
    drawing = ImageDraw.Draw(mask)
    for petal in whole:
        fallen = [(x, y + SHADOW_FALL * side) for x, y in _placed(picture, petal)]
        drawing.polygon(fallen, fill=SHADOW_STRENGTH)
    # Blurred when small: at full size it takes longer than all the rest and looks the same.
    small = mask.resize((side // 4, side // 4), Image.Resampling.BOX)
    blurred = small.filter(ImageFilter.GaussianBlur(SHADOW_BLUR * side / 4))
    picture.paste(shade, mask=blurred.resize(picture.size, Image.Resampling.BICUBIC))


def _placed(picture: Image.Image, petal: Petal) -> list[Point]:
    middle, scale = picture.width / 2, _scale(picture)
    return [(middle + scale * x, middle + scale * y) for x, y in outline(petal)]


def _scale(picture: Image.Image) -> float:
    return REACH * picture.width / RADIUS
