"""Pictures of what a camera may show."""

from __future__ import annotations

import cv2
import numpy as np

from music.tests.browser.video import HEIGHT, WIDTH, Picture, portrait

GREY_WALL = 150


def wall() -> Picture:
    """An evenly lit wall with a camera's noise."""
    noise = np.random.default_rng(0).normal(GREY_WALL, 3, (HEIGHT, WIDTH, 3))
    return np.asarray(noise.clip(0, 255), np.uint8)


def darkened(picture: Picture, share: float) -> Picture:
    return np.asarray(cv2.convertScaleAbs(picture, alpha=share), np.uint8)


def small_on_a_wall(picture: Picture, scale: float, left: int, top: int) -> Picture:
    """The picture, smaller, with its corner at (left, top) of a wall."""
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape[:2]
    scene = wall()
    scene[top : top + height, left : left + width] = small[: HEIGHT - top, : WIDTH - left]
    return scene


def two_people() -> Picture:
    """The portrait twice, the left one larger."""
    face = portrait()[60:420, 160:480]
    scene = wall()
    scene[60:420, 0:320] = face
    small = cv2.resize(face, (240, 270), interpolation=cv2.INTER_AREA)
    scene[100:370, 360:600] = small
    return scene
