"""Pictures and clips with the public-domain portrait that scikit-image ships."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from music.tests.browser.files.part import Rgb
from music.tests.browser.video import portrait


def one_face() -> Rgb:
    """uint8 [480, 640, 3], a smiling astronaut."""
    return np.ascontiguousarray(portrait()[:, :, ::-1])


def nobody() -> Rgb:
    """The same size, a slope of grey."""
    row = np.linspace(60, 200, 640, dtype=np.uint8)
    return np.repeat(np.repeat(row[None, :, None], 480, axis=0), 3, axis=2)


def two_faces() -> Rgb:
    """Two of her beside each other, the right one mirrored, darker and less smiling."""
    face = one_face()
    blurred = cv2.GaussianBlur(face[:, ::-1], (0, 0), 5)
    other = (np.asarray(blurred, np.float32) * 0.6).astype(np.uint8)
    return np.concatenate([face, other], axis=1)


def write_webm(path: Path, frames: Iterable[Rgb], rate: float, codec: str = "VP80") -> Path:
    """Write a clip that browsers play; all frames have one size."""
    writer = None
    for rgb in frames:
        if writer is None:
            size = rgb.shape[1], rgb.shape[0]
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), rate, size)
            assert writer.isOpened(), f"OpenCV does not write {codec}"
        writer.write(np.ascontiguousarray(rgb[:, :, ::-1]))
    assert writer is not None
    writer.release()
    return path
