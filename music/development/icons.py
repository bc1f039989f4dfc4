"""The icons of the installed site: the logo in pixels."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from emotion.labels import LABELS
from emotion.petals import CORE_RADIUS, RADIUS, outline, petals
from recommendations.covers.colours import MOODS, PAPER, Colour

CORE: Colour = (0x43, 0x30, 0x6B)  # --action of static/css/tokens
# Drawn so much larger and reduced, since Pillow draws edges without half-tones.
TIMES = 4
REACH = 0.48
# What a system may cut off a maskable icon lies outside a circle of 0.4 of its side (W3C,
# "Web Application Manifest", purpose "maskable").
MASKABLE_REACH = 0.36


def draw_icon(side: int, *, maskable: bool = False) -> Image.Image:
    """`side` pixels a side: on nothing, or for `maskable` on a ground that fills it."""
    reach = MASKABLE_REACH if maskable else REACH
    large = side * TIMES
    picture = Image.new("RGBA", (large, large), (*PAPER, 255 if maskable else 0))
    drawing = ImageDraw.Draw(picture)
    scale = reach * large / RADIUS
    for petal in petals([1.0] * len(LABELS)):
        points = [(large / 2 + scale * x, large / 2 + scale * y) for x, y in outline(petal)]
        drawing.polygon(points, fill=MOODS[petal.label].petal)
    near, far = large / 2 - scale * CORE_RADIUS, large / 2 + scale * CORE_RADIUS
    drawing.ellipse((near, near, far, far), fill=CORE)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def write_icons(folder: Path) -> None:
    draw_icon(192).save(folder / "icon-192.png", optimize=True)
    draw_icon(512).save(folder / "icon-512.png", optimize=True)
    draw_icon(512, maskable=True).save(folder / "icon-maskable-512.png", optimize=True)
