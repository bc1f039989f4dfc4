"""Cutting a found face out of its picture."""

from __future__ import annotations

from emotion.readings import FaceBox
from emotion.vision.preprocess import GreyImage
from emotion.vision.rotation import cut_upright


def crop_face(grey: GreyImage, face: FaceBox) -> GreyImage:
    """Return the face, upright, uint8 [H, W], from the picture that it was found in.

    A face found upright is a view of ``grey``, not a copy. A tilted one is turned about
    the centre of its box as `emotion.vision.rotation` says; beyond the picture's edges
    the edge is repeated.
    """
    if face.turn == 0:
        return grey[face.y : face.y + face.height, face.x : face.x + face.width]
    return cut_upright(grey, face.x, face.y, face.width, face.height, face.turn)
