"""One picture as a camera would show it: whole, further away, tilted, too near."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from emotion.detection_table.marked_faces import Box
from emotion.detection_table.pictures import Picture
from emotion.vision.preprocess import GreyImage

WIDTH, HEIGHT = 640, 480


def in_frame(picture: Picture) -> Picture:
    """Whole in the middle of a black frame of 640x480."""
    height, width = picture.grey.shape
    return _placed(picture, min(WIDTH / width, HEIGHT / height))


def with_face_of(picture: Picture, width: int) -> Picture | None:
    """In a frame, its one face `width` pixels wide; None where that would enlarge it."""
    scale = width / _only_box(picture)[2]
    return None if scale > 1 else _placed(picture, scale)


def turned(picture: Picture, degrees: int) -> Picture:
    """Tilted clockwise about the centre, edges repeated; boxes keep their size.

    Made by OpenCV in floating point, so that nothing here repeats the detector's own turn.
    """
    height, width = picture.grey.shape
    centre = ((width - 1) / 2, (height - 1) / 2)
    matrix = cv2.getRotationMatrix2D(centre, -degrees, 1)
    grey = cv2.warpAffine(picture.grey, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    boxes = picture.boxes and tuple(_moved(box, matrix) for box in picture.boxes)
    return replace(picture, grey=np.asarray(grey, np.uint8), boxes=boxes)


def cut_to_face(picture: Picture, share: float, longest: int) -> Picture:
    """Only a square `share` times its one face, as far as the picture has it."""
    x, y, width, height = _only_box(picture)
    half = share * width / 2
    left, top = max(0, round(x + width / 2 - half)), max(0, round(y + height / 2 - half))
    grey = picture.grey[top : round(y + height / 2 + half), left : round(x + width / 2 + half)]
    scale = longest / max(grey.shape)
    return replace(
        picture,
        grey=_resized(grey, scale),
        boxes=(_scaled((x - left, y - top, width, height), scale, 0, 0),),
    )


def _only_box(picture: Picture) -> Box:
    if picture.boxes is None or len(picture.boxes) != 1:
        raise ValueError(f"{picture.name} has no one face whose place is known")
    return picture.boxes[0]


def _placed(picture: Picture, scale: float) -> Picture:
    small = _resized(picture.grey, scale)
    height, width = small.shape
    x, y, w, h = _scaled(picture.boxes[0], scale, 0, 0) if picture.boxes else (0, 0, width, height)
    left = _start(width, WIDTH, x + w / 2)
    top = _start(height, HEIGHT, y + h / 2)
    frame = np.zeros((HEIGHT, WIDTH), np.uint8)
    shown = small[max(0, -top) :, max(0, -left) :][:HEIGHT, :WIDTH]
    across, down = max(0, left), max(0, top)
    frame[down : down + shown.shape[0], across : across + shown.shape[1]] = shown
    boxes = picture.boxes and tuple(_scaled(box, scale, left, top) for box in picture.boxes)
    return replace(picture, grey=frame, boxes=boxes)


def _start(length: int, room: int, face: float) -> int:
    """Where a picture begins in the frame: in the middle, or its face as near to it as it can."""
    if length <= room:
        return (room - length) // 2
    return min(0, max(room - length, round(room / 2 - face)))


def _resized(grey: GreyImage, scale: float) -> GreyImage:
    height, width = grey.shape
    size = max(1, round(width * scale)), max(1, round(height * scale))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, size, interpolation=interpolation), np.uint8)


def _scaled(box: Box, scale: float, left: float, top: float) -> Box:
    x, y, width, height = box
    return x * scale + left, y * scale + top, width * scale, height * scale


def _moved(box: Box, matrix: cv2.typing.MatLike) -> Box:
    x, y, width, height = box
    across, down = (float(place) for place in matrix @ (x + width / 2, y + height / 2, 1))
    return across - width / 2, down - height / 2, width, height
