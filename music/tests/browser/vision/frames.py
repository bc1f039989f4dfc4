"""Frames like a camera's, made from the portrait that scikit-image ships."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt
import skimage.data

from emotion.vision.preprocess import GreyImage
from music.tests.browser.video import Picture

# Where the portrait's face is, and how wide.
FACE_X, FACE_Y, FACE_WIDTH = 224, 113, 95
# As (width, height): mostly small, to be quick; a camera's, a phone's held upright, and two
# that nothing divides.
SIZES = [(200, 150)] * 25 + [(640, 480), (180, 240), (320, 240), (253, 189), (141, 227)]


def wandering_frames(count: int, *, seed: int) -> Iterator[GreyImage]:
    """Panned, zoomed, brighter and darker, with noise; some show several faces, some none."""
    random = np.random.default_rng(seed)
    portrait = np.asarray(skimage.data.astronaut(), np.uint8)
    for index in range(count):
        size = SIZES[index % len(SIZES)]
        zoom = random.uniform(0.25, 0.8) * size[1] / FACE_WIDTH
        yield frame(
            portrait,
            size,
            zoom=zoom,
            shift=(random.uniform(-0.3, 0.3) * size[0], random.uniform(-0.25, 0.25) * size[1]),
            light=(random.uniform(0.4, 1.4), random.uniform(-30, 30)),
            noise=random.normal(0, random.uniform(0, 10), (size[1], size[0])),
        )


def tilted_frames(degrees: list[int], size: tuple[int, int] = (320, 240)) -> list[GreyImage]:
    portrait = np.asarray(skimage.data.astronaut(), np.uint8)
    return [frame(portrait, size, zoom=1.1, turn=turn) for turn in degrees]


def frame(
    portrait: Picture,
    size: tuple[int, int],
    *,
    zoom: float,
    shift: tuple[float, float] = (0.0, 0.0),
    light: tuple[float, float] = (1.0, 0.0),
    noise: npt.NDArray[np.float64] | float = 0.0,
    turn: float = 0.0,
) -> GreyImage:
    """Grey uint8 of `size` (width, height), the face in the middle but for `shift`."""
    placing = cv2.getRotationMatrix2D((FACE_X, FACE_Y), -turn, zoom)
    placing[0, 2] += size[0] / 2 + shift[0] - FACE_X
    placing[1, 2] += size[1] / 2 + shift[1] - FACE_Y
    shown = cv2.warpAffine(portrait, placing, size, borderMode=cv2.BORDER_REFLECT)
    grey = cv2.cvtColor(shown, cv2.COLOR_RGB2GRAY) * light[0] + light[1] + noise
    return np.asarray(np.clip(grey, 0, 255), np.uint8)
