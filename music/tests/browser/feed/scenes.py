"""What the fake camera shows."""

from __future__ import annotations

import cv2
import numpy as np

from music.tests.browser.video import HEIGHT, WIDTH, Picture, portrait


def two_people() -> Picture:
    one_face = portrait()[:, 120:440]
    return np.hstack([one_face, one_face[:, ::-1]])


def darkness() -> Picture:
    return np.full((HEIGHT, WIDTH, 3), 8, np.uint8)


def a_bright_wall() -> Picture:
    return np.full((HEIGHT, WIDTH, 3), 200, np.uint8)


def far_away() -> Picture:
    """The portrait at a third of its size on a wall."""
    small = cv2.resize(portrait()[:, 60:580], None, fx=0.35, fy=0.35, interpolation=cv2.INTER_AREA)
    picture = a_bright_wall()
    height, width = small.shape[:2]
    top, left = (HEIGHT - height) // 2, (WIDTH - width) // 2
    picture[top : top + height, left : left + width] = small
    return picture


def tilted(degrees: float) -> Picture:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(portrait(), turn, (WIDTH, HEIGHT)), np.uint8)
