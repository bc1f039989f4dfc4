"""Drawing marks as the site draws them over its video."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from emotion.reading.annotating.marks import Mark
from emotion.readings import FaceBox

RgbImage = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]

# Those of static/js/camera/overlay.js, and its measures in pixels of a 640 wide picture.
FOUND: Colour = (0x22, 0xC5, 0x5E)
OTHER: Colour = (0xD6, 0xD3, 0xD9)
DARK: Colour = (0x0B, 0x24, 0x15)
LEAST_UNIT = 0.75
# A small face in a crowd gets a thin box and small words: at most so many units in each
# pixel of its width, but words can still be read.
UNITS_OF_WIDTH = 1 / 60
LEAST_TEXT = 10.0
THICK, THIN = 3.5, 1.5
TEXT, TEXT_OF_OTHERS = 20.0, 15.0
# Pillow draws without smoothing; a label is drawn larger and reduced.
SMOOTHING = 4
# Coordinates of outlines have so many binary digits after the point.
FRACTION_BITS = 4
# Points on each rounded corner.
CORNER_POINTS = 9


def draw_marks(rgb: RgbImage, marks: Sequence[Mark]) -> RgbImage:
    """A copy of uint8 [H, W, 3] with the marks on it."""
    drawn = np.ascontiguousarray(rgb).copy()
    # The shorter side, so that portraits and panoramas get words of one size.
    unit = max(min(rgb.shape[1] / 640, rgb.shape[0] / 480), LEAST_UNIT)
    for mark in marks:
        _draw_box(drawn, mark, _unit_of(mark, unit))
    for mark in marks:
        _draw_label(drawn, mark, _unit_of(mark, unit))
    return drawn


def _unit_of(mark: Mark, unit: float) -> float:
    return min(unit, mark.box.width * UNITS_OF_WIDTH)


def _draw_box(rgb: RgbImage, mark: Mark, unit: float) -> None:
    thickness = (THICK if mark.in_front else THIN) * unit
    if mark.held:
        thickness /= 2
    cv2.polylines(
        rgb,
        [_outline(mark.box, radius=3 * THICK * unit)],
        isClosed=True,
        color=FOUND if mark.in_front else OTHER,
        thickness=max(1, round(thickness)),
        lineType=cv2.LINE_AA,
        shift=FRACTION_BITS,
    )


def _outline(box: FaceBox, radius: float) -> npt.NDArray[np.int32]:
    """A rectangle with round corners, turned about its centre as the head is."""
    half_width, half_height = box.width / 2, box.height / 2
    radius = min(radius, half_width, half_height)
    angles = np.linspace(0, math.pi / 2, CORNER_POINTS)
    corner = np.stack([np.cos(angles), np.sin(angles)], axis=1) * radius
    points = []
    for across, down, start in ((1, 1, 0), (-1, 1, 1), (-1, -1, 2), (1, -1, 3)):
        centre = np.array([across * (half_width - radius), down * (half_height - radius)])
        points.append(centre + corner @ _turn(start * 90).T)
    outline = np.concatenate(points) @ _turn(box.turn).T
    outline += np.array([box.x + half_width, box.y + half_height])
    return np.round(outline * (1 << FRACTION_BITS)).astype(np.int32)


def _turn(degrees: float) -> npt.NDArray[np.float64]:
    """Clockwise as the picture is seen, where y grows downwards."""
    angle = math.radians(degrees)
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def _draw_label(rgb: RgbImage, mark: Mark, unit: float) -> None:
    """Above the box, or inside its top where there is no room above."""
    size = max(LEAST_TEXT, (TEXT if mark.in_front else TEXT_OF_OTHERS) * unit)
    label = _label(mark.words, round(size), FOUND if mark.in_front else OTHER)
    gap = 4 * unit
    height, width = label.shape[:2]
    x = round(min(max(0, mark.box.x), rgb.shape[1] - width))
    above = mark.box.y - height - gap
    y = round(above if above >= 0 else mark.box.y + gap)
    x, y = max(0, x), max(0, y)
    place = rgb[y : y + height, x : x + width]
    label = label[: place.shape[0], : place.shape[1]]
    opacity = label[:, :, 3:] / 255.0
    place[:] = np.round(label[:, :, :3] * opacity + place * (1 - opacity)).astype(np.uint8)


@lru_cache(maxsize=256)
def _label(words: str, size: int, colour: Colour) -> RgbImage:
    """The words on a pill, as uint8 [H, W, 4] with alpha."""
    large = size * SMOOTHING
    font = ImageFont.load_default(large)
    width = round(font.getlength(words)) + large
    height = round(1.6 * large)
    pill = Image.new("RGBA", (width, height), (*colour, 0))
    draw = ImageDraw.Draw(pill)
    draw.rounded_rectangle((0, 0, width - 1, height - 1), height / 2, fill=colour)
    draw.text((large / 2, height / 2), words, fill=DARK, font=font, anchor="lm")
    reduced = pill.resize(
        (round(width / SMOOTHING), round(height / SMOOTHING)), Image.Resampling.LANCZOS
    )
    return np.asarray(reduced, np.uint8)
