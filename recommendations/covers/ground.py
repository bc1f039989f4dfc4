"""What lies behind the figure: paper, two glowing corners, and pastel circles."""

from __future__ import annotations

from math import cos, pi, sin

from PIL import Image, ImageDraw

from recommendations.covers.chance import Chance
from recommendations.covers.colours import PAPER, SURFACE, Colour, MoodColours, mixed

CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
CIRCLES = 7
_OPAQUE = 255
# What Pillow's radial gradient, which reaches 255 in its corners, has in the middle of a side.
_AT_RIM = 181


def draw_ground(size: int, mood: MoodColours, beside: Colour, chance: Chance) -> Image.Image:
    """A square of `size` pixels a side in the colours of a mood and some of another one."""
    ground = Image.new("RGB", (size, size), mixed(mood.soft, 0.55, PAPER))
    corner = int(chance.between(0, len(CORNERS) - 1e-9))
    _glow(ground, CORNERS[corner], chance.between(1.15, 1.4), mood.petal, 0.66)
    _glow(ground, CORNERS[(corner + 2) % 4], chance.between(0.75, 0.95), beside, 0.42)
    for number in range(CIRCLES):
        colour = mood.petal if number % 3 else beside
        _circle(ground, number, colour if number % 2 else SURFACE, chance)
    return ground


def _glow(
    ground: Image.Image, corner: tuple[float, float], reach: float, colour: Colour, most: float
) -> None:
    """Let `colour` shine from a corner as far as `reach` sides, `most` of it at the corner."""
    side = ground.width
    radius = round(reach * side)
    distance = Image.radial_gradient("L").resize((2 * radius, 2 * radius), Image.Resampling.BICUBIC)
    strength = distance.point([round(_OPAQUE * most * _fading(at / _AT_RIM)) for at in range(256)])
    mask = Image.new("L", ground.size)
    mask.paste(strength, (round(corner[0] * side) - radius, round(corner[1] * side) - radius))
    ground.paste(colour, mask=mask)


def _fading(distance: float) -> float:
    """1 at 0, nothing from 1 on, without an edge at either end."""
    return (1 + cos(pi * min(distance, 1.0))) / 2


def _circle(ground: Image.Image, number: int, colour: Colour, chance: Chance) -> None:
    """One of several that stand around the middle, each partly behind the figure or cut off."""
    side = ground.width
    turn = 2 * pi * (number + chance.between(-0.35, 0.35)) / CIRCLES
    away = chance.between(0.36, 0.6) * side
    radius = chance.between(0.05, 0.19) * side
    x, y = side / 2 + away * sin(turn), side / 2 - away * cos(turn)
    mask = Image.new("L", ground.size)
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(mask).ellipse(box, fill=round(_OPAQUE * chance.between(0.2, 0.5)))
    ground.paste(colour, mask=mask)
