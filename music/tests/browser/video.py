"""What Chromium plays as its camera, and pictures from a clip's file."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from music.development.browser.camera_video import (
    HEIGHT,
    WIDTH,
    Picture,
    fitted,
    portrait,
    write_y4m,
)

__all__ = ["HEIGHT", "WIDTH", "Picture", "clip", "fitted", "portrait", "write_y4m"]


def clip(path: Path) -> list[Picture]:
    video = cv2.VideoCapture(str(path))
    pictures: list[Picture] = []
    while True:
        found, picture = video.read()
        if not found:
            return pictures
        pictures.append(fitted(np.asarray(picture, np.uint8)))
