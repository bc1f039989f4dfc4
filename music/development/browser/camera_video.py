"""Video files that Chromium plays as its camera."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
WIDTH, HEIGHT = 640, 480


def write_y4m(path: Path, pictures: Iterable[Picture]) -> Path:
    """Write uint8 [480, 640, 3] BGR pictures as a 30 Hz file; Chromium loops it."""
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F30:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            file.write(b"FRAME\n" + cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420).tobytes())
    return path


def fitted(picture: Picture) -> Picture:
    """Scale into 640x480 on black, whole."""
    height, width = picture.shape[:2]
    scale = min(WIDTH / width, HEIGHT / height)
    small = cv2.resize(picture, (round(width * scale), round(height * scale)))
    frame = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    top, left = (HEIGHT - small.shape[0]) // 2, (WIDTH - small.shape[1]) // 2
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return frame


def portrait() -> Picture:
    """The public-domain portrait that scikit-image ships: a smiling astronaut."""
    from skimage import data

    # A crop about the head, so that the face is as large as before a laptop.
    head = data.astronaut()[0:300, 70:420]
    return fitted(np.ascontiguousarray(cv2.cvtColor(head, cv2.COLOR_RGB2BGR)))
