"""From a grey face to the network's input: the only place where pixels are scaled.

A network that is trained on pixels divided by 255 and served raw ones still answers,
wrongly and without an error. Training, evaluation and serving all call `preprocess`, so
that cannot happen here.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

FACE_SIZE = 48
INPUT_RANGE: tuple[float, float] = (0.0, 1.0)

GreyImage = npt.NDArray[np.uint8]
NetworkInput = npt.NDArray[np.float32]


def preprocess(face: GreyImage) -> NetworkInput:
    """Return one face as the network wants it.

    Takes uint8 [H, W] in 0..255, any size of at least one pixel; gives float32
    [48, 48, 1] in 0..1. Resizing is by area average (``INTER_AREA``): it does not alias
    when a large face shrinks, and a web page can repeat it exactly.

    Raises ValueError for anything but a non-empty two-dimensional uint8 array.
    """
    if face.dtype != np.uint8 or face.ndim != 2 or face.size == 0:
        raise ValueError(f"a face is uint8 [H, W], not {face.dtype} {list(face.shape)}")
    if face.shape != (FACE_SIZE, FACE_SIZE):
        face = np.asarray(
            cv2.resize(face, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_AREA), np.uint8
        )
    low, high = INPUT_RANGE
    return (face.astype(np.float32) / 255.0 * (high - low) + low)[:, :, np.newaxis]


def preprocess_all(faces: npt.NDArray[np.uint8]) -> NetworkInput:
    """Apply `preprocess` to each of uint8 [N, H, W]; gives float32 [N, 48, 48, 1]."""
    if len(faces) == 0:
        return np.empty((0, FACE_SIZE, FACE_SIZE, 1), np.float32)
    return np.stack([preprocess(face) for face in faces])
