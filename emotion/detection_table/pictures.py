"""The pictures and clips of a folder, as its manifest describes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from emotion.detection_table.errors import FacesFolderError
from emotion.detection_table.marked_faces import MARKED, Box
from emotion.vision.preprocess import GreyImage

MANIFEST = "manifest.json"
CLIP_SUFFIX = ".mp4"


@dataclass(frozen=True)
class Picture:
    """One picture, uint8 [H, W], or one frame of a clip.

    ``faces`` and ``frontal`` are the manifest's counts, ``boxes`` its boxes or ours in
    pixels; None where nobody marked them.
    """

    name: str
    grey: GreyImage
    faces: int
    frontal: int | None
    boxes: tuple[Box, ...] | None

    @property
    def is_frame(self) -> bool:
        return self.name.endswith(CLIP_SUFFIX)


def read_pictures(folder: Path) -> Iterator[Picture]:
    """Every picture and every frame of every clip, in the manifest's order.

    Raises FacesFolderError for a folder without a manifest or with an unreadable file.
    """
    for entry in _manifest(folder / MANIFEST):
        path = folder / entry["file"]
        if path.suffix == CLIP_SUFFIX:
            for grey in _frames(path):
                yield _picture(entry, grey)
        else:
            yield _picture(entry, _grey(path))


def _manifest(path: Path) -> list[dict[str, Any]]:
    try:
        entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        if all({"file", "faces"} <= entry.keys() for entry in entries):
            return entries
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise FacesFolderError(f"{path} cannot be read as a list of pictures: {error}") from error
    raise FacesFolderError(f"{path} has an entry without a file or a number of faces.")


def _picture(entry: dict[str, Any], grey: GreyImage) -> Picture:
    known = entry.get("boxes_xywh")
    boxes = tuple((x, y, w, h) for x, y, w, h in known) if known else MARKED.get(entry["file"])
    if entry["faces"] == 0:
        boxes = ()
    return Picture(entry["file"], grey, entry["faces"], entry.get("frontal_faces"), boxes)


def _grey(path: Path) -> GreyImage:
    # In colour first: a JPEG file's own grey differs from what the site makes of it.
    colour = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if colour is None:
        raise FacesFolderError(f"{path} is not a readable picture.")
    return np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), np.uint8)


def _frames(path: Path) -> Iterator[GreyImage]:
    clip = cv2.VideoCapture(str(path))
    found, colour = clip.read()
    if not found:
        raise FacesFolderError(f"{path} is not a readable clip.")
    while found:
        yield np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), np.uint8)
        found, colour = clip.read()
