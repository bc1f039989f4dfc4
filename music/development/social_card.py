"""The picture beside links to this site: the seven petals and the name."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from music.paths import ASSETS_DIR, BASE_DIR
from recommendations.covers.colours import PAPER, Colour
from recommendations.covers.figure import draw_figure

FILE = BASE_DIR / "static" / "img" / "social-card.png"
# What the sites that show such cards ask for, in pixels.
SIZE = (1200, 630)
FIGURE = 560
MARGIN = 35
# Drawn larger and reduced: Pillow draws edges without half-tones.
TIMES = 3

FONT = ASSETS_DIR / "bricolage-grotesque-latin-wght-normal.woff2"
TEXT_LEFT = 640
NAME, NAME_SIZE, NAME_WEIGHT, NAME_TOP = "WMusic", 120, 700, 205
LINE, LINE_SIZE, LINE_WEIGHT, LINE_TOP = "Music for the face\nyou are making", 48, 500, 360
# --ink of static/css/tokens/colours.css, and a shade for the petals' shadow.
INK: Colour = (0x2A, 0x21, 0x38)

# No reading: lengths that show what the figure is, in the order of emotion.labels.
SHARES = (0.55, 0.4, 0.62, 1.0, 0.5, 0.85, 0.7)


def draw_social_card() -> Image.Image:
    """1200 by 630 pixels. Raises OSError without the fonts that `fetch_assets` brings."""
    card = Image.new("RGB", (SIZE[0] * TIMES, SIZE[1] * TIMES), PAPER)
    figure = Image.new("RGB", (FIGURE * TIMES, FIGURE * TIMES), PAPER)
    draw_figure(figure, SHARES, INK)
    card.paste(figure, (MARGIN * TIMES, MARGIN * TIMES))
    drawing = ImageDraw.Draw(card)
    for text, size, weight, top in (
        (NAME, NAME_SIZE, NAME_WEIGHT, NAME_TOP),
        (LINE, LINE_SIZE, LINE_WEIGHT, LINE_TOP),
    ):
        place = (TEXT_LEFT * TIMES, top * TIMES)
        drawing.multiline_text(place, text, fill=INK, font=_font(size * TIMES, weight))
    return card.resize(SIZE, Image.Resampling.LANCZOS)


def write_social_card(path: Path = FILE) -> None:
    draw_social_card().save(path, "PNG", optimize=True)


def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(FONT), size)
    font.set_variation_by_axes([weight])
    return font
