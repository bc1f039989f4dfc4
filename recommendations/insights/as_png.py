"""A drawing as pixels, for where an SVG cannot be shared."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from recommendations.insights.shapes import Disc, Drawing, Polygon, Shape, Text
from recommendations.insights.typefaces import typeface

# Pillow draws shapes without smoothing; it is drawn larger, and made small by averaging.
LARGER = 2
# Pillow's names: left, middle or right, and standing on the line.
ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}


def as_png(drawing: Drawing) -> bytes:
    """A PNG file without any metadata."""
    size = (drawing.width * LARGER, drawing.height * LARGER)
    image = Image.new("RGB", size, drawing.ground)
    canvas = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(canvas, shape)
    file = BytesIO()
    # By whole pixels, so that flat colours stay what they are, and the file a half as large.
    # A table of 256 colours was tried, too: it mixes up the pale grounds of the petals.
    image.reduce(LARGER).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw(canvas: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case Disc(x, y, radius, fill):
            canvas.circle((x * LARGER, y * LARGER), radius * LARGER, fill=fill)
        case Polygon(points, fill):
            canvas.polygon([(x * LARGER, y * LARGER) for x, y in points], fill=fill)
        case Text():
            canvas.text(
                (shape.x * LARGER, shape.y * LARGER),
                shape.words,
                fill=shape.fill,
                font=typeface(shape.face, shape.size * LARGER, shape.weight),
                anchor=ANCHORS[shape.anchor],
            )
