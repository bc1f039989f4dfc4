"""A drawing as a file that scales."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from recommendations.insights.shapes import Disc, Drawing, Polygon, Shape, Text
from recommendations.insights.typefaces import FAMILIES, width_of


def as_svg(drawing: Drawing) -> str:
    """A whole SVG document without scripts, links or fonts of its own.

    Its text is text: where the site's typefaces are not installed another one stands in,
    and is made as wide as they are.
    """
    width, height = drawing.width, drawing.height
    shapes = "\n".join(_element(shape) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{escape(drawing.title)}</title>\n'
        f'<desc id="desc">{escape(drawing.description)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>\n'
        f"{shapes}\n</svg>\n"
    )


def _element(shape: Shape) -> str:
    match shape:
        case Disc(x, y, radius, fill):
            return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'
        case Polygon(points, fill):
            corners = " ".join(f"{x:g},{y:g}" for x, y in points)
            return f'<polygon points="{corners}" fill="{fill}"/>'
        case Text():
            return (
                f'<text x="{shape.x:g}" y="{shape.y:g}" fill="{shape.fill}" '
                f"font-family={quoteattr(FAMILIES[shape.face])} "
                f'font-size="{shape.size}" font-weight="{shape.weight}" '
                f'text-anchor="{shape.anchor}" textLength="{_width(shape):.1f}" '
                f'lengthAdjust="spacingAndGlyphs">{escape(shape.words)}</text>'
            )


def _width(text: Text) -> float:
    return width_of(text.words, text.face, text.size, text.weight)
