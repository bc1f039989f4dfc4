"""Finding faces, upright and tilted, in frames of a camera and in photographs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from emotion.readings import FaceBox
from emotion.vision.cascades import CascadePool
from emotion.vision.preprocess import GreyImage
from emotion.vision.rotation import SINES, corner_before_turning, upright
from emotion.vision.searches import (
    CAMERA,
    CLOSE_UP,
    MARGIN_SHARE,
    PHOTOGRAPH,
    PHOTOGRAPH_SIDE,
    Search,
)


def choose_face(faces: Sequence[FaceBox]) -> int | None:
    """Index of the face to read: the one with the most neighbours, or None without faces.

    Never simply the largest: a blank wall can give a larger box than the face, but few
    detections agree on it. Equal counts are settled by area.
    """
    if not faces:
        return None
    return max(range(len(faces)), key=lambda index: (faces[index].neighbours, faces[index].area))


class HaarFaceDetector:
    """Finds frontal faces; may be shared between threads.

    Raises CascadeError, when made, if the cascade's XML file cannot be loaded.
    """

    def __init__(self, cascade: Path) -> None:
        self._cascade = CascadePool(cascade)

    def detect(
        self, grey: GreyImage, *, tilted: bool = False, search: Search = CAMERA
    ) -> tuple[FaceBox, ...]:
        """Return the faces in a camera's frame, uint8 [H, W], left to right.

        With `tilted`, where none stands upright, heads tilted by about 20 degrees to
        either side are looked for, which takes two passes more.
        """
        faces = self._pass(grey, search, search.neighbours)
        if faces or not tilted:
            return faces
        both = [self._turned(grey, search, turn) for turn in SINES]
        # Of the two directions one is the head's; a nearly upright face is seen in both.
        return max(both, key=lambda found: max((face.neighbours for face in found), default=0))

    def detect_in_photograph(
        self,
        grey: GreyImage,
        *,
        search: Search = PHOTOGRAPH,
        close_up: Search | None = CLOSE_UP,
    ) -> tuple[FaceBox, ...]:
        """Return the faces in a still picture of any size, uint8 [H, W], left to right.

        Takes several times as long as `detect`: smaller faces are looked for, in smaller
        steps; where there is none, tilted ones; then one that fills the picture.
        """
        fitted, scale = _fitted(grey)
        faces = self.detect(fitted, tilted=True, search=search)
        if not faces and close_up is not None:
            faces = self._close_up(fitted, close_up)
        return tuple(_in_picture(face, scale, grey) for face in faces)

    def _pass(self, grey: GreyImage, search: Search, neighbours: int) -> tuple[FaceBox, ...]:
        return self._cascade.search(
            grey,
            scale_factor=search.scale_factor,
            neighbours=neighbours,
            smallest=search.smallest_face(grey.shape[0]),
        )

    def _turned(self, grey: GreyImage, search: Search, turn: int) -> tuple[FaceBox, ...]:
        frame = grey.shape[0], grey.shape[1]
        faces = []
        for face in self._pass(upright(grey, turn), search, search.turned_neighbours):
            corner = corner_before_turning(face.x, face.y, face.width, frame, turn)
            if corner is not None:
                faces.append(replace(face, x=corner[0], y=corner[1], turn=turn))
        return tuple(sorted(faces, key=lambda face: (face.x, face.y, face.width)))

    def _close_up(self, grey: GreyImage, search: Search) -> tuple[FaceBox, ...]:
        margin = max(grey.shape) // MARGIN_SHARE
        wider = cv2.copyMakeBorder(
            grey, margin, margin, margin, margin, borderType=cv2.BORDER_REPLICATE
        )
        faces = self._pass(np.asarray(wider, np.uint8), search, search.neighbours)
        return tuple(replace(face, x=face.x - margin, y=face.y - margin) for face in faces)


def _fitted(grey: GreyImage) -> tuple[GreyImage, float]:
    """The photograph at the size that is searched, and how much smaller that is."""
    height, width = grey.shape
    scale = PHOTOGRAPH_SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, size, interpolation=interpolation), np.uint8), scale


def _in_picture(face: FaceBox, scale: float, grey: GreyImage) -> FaceBox:
    """The face in pixels of the photograph; what sticks out of it is moved inside."""
    height, width = grey.shape
    side = min(max(1, round(face.width / scale)), height, width)
    x = round((face.x + face.width / 2) / scale - side / 2)
    y = round((face.y + face.height / 2) / scale - side / 2)
    return replace(
        face,
        x=min(max(x, 0), width - side),
        y=min(max(y, 0), height - side),
        width=side,
        height=side,
    )
