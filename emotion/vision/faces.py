"""Finding faces with OpenCV's Haar cascade (Viola and Jones 2001)."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import cv2

from emotion.errors import CascadeError
from emotion.readings import FaceBox
from emotion.vision.preprocess import GreyImage

# 1.2 halves the work of the usual 1.1, and in 100 frames of a moving portrait it gave no
# second box where 1.1 gave one in 12 frames.
SCALE_FACTOR = 1.2
# False faces mostly gather 3 to 6 detections, real ones 15 and more.
MIN_NEIGHBOURS = 5
# 80 pixels of a 480-pixel frame: somebody within about a metre of the camera. Smaller
# windows cost most of the time and give most of the false faces.
MIN_SHARE_OF_HEIGHT = 6
# The window that the cascade was trained on; it cannot see anything smaller.
SMALLEST_FACE = 24
# Detectors kept for reuse; more are made while more threads search at once.
POOL_SIZE = 8


def min_face_size(frame_height: int) -> int:
    """Side in pixels of the smallest face looked for in a frame of this height."""
    return max(SMALLEST_FACE, round(frame_height / MIN_SHARE_OF_HEIGHT))


def choose_face(faces: Sequence[FaceBox]) -> int | None:
    """Index of the face to read: the one with the most neighbours, or None without faces.

    Never simply the largest: a blank wall can give a larger box than the face, but few
    detections agree on it. Equal counts are settled by area.
    """
    if not faces:
        return None
    return max(range(len(faces)), key=lambda index: (faces[index].neighbours, faces[index].area))


class HaarFaceDetector:
    """Finds upright frontal faces; may be shared between threads.

    A ``cv2.CascadeClassifier`` may not: used by four threads at once it returns wrong
    boxes and raises. So each search leases one from a pool. A classifier per thread was
    rejected because an ASGI server answers every request in a new thread.

    Raises CascadeError, when made, if the cascade's XML file cannot be loaded.
    """

    def __init__(self, cascade: Path) -> None:
        self._cascade = cascade
        self._idle: queue.LifoQueue[cv2.CascadeClassifier] = queue.LifoQueue(POOL_SIZE)
        self._idle.put(self._load())

    def detect(self, grey: GreyImage) -> tuple[FaceBox, ...]:
        """Return the faces in uint8 [H, W], left to right."""
        smallest = min_face_size(grey.shape[0])
        with self._leased() as classifier:
            boxes, neighbours = classifier.detectMultiScale2(
                grey,
                scaleFactor=SCALE_FACTOR,
                minNeighbors=MIN_NEIGHBOURS,
                minSize=(smallest, smallest),
            )
        faces = (
            FaceBox(int(x), int(y), int(width), int(height), int(count))
            for (x, y, width, height), count in zip(boxes, neighbours, strict=True)
        )
        # OpenCV's own order depends on how its worker threads finished.
        return tuple(sorted(faces, key=lambda face: (face.x, face.y, face.width)))

    @contextmanager
    def _leased(self) -> Iterator[cv2.CascadeClassifier]:
        try:
            classifier = self._idle.get_nowait()
        except queue.Empty:
            classifier = self._load()
        try:
            yield classifier
        finally:
            if not self._idle.full():
                self._idle.put(classifier)

    def _load(self) -> cv2.CascadeClassifier:
        hint = "Run: python manage.py fetch_assets"
        if not self._cascade.is_file():
            raise CascadeError(f"The face detector's file {self._cascade} is missing. {hint}")
        classifier = cv2.CascadeClassifier()
        try:
            loaded = classifier.load(str(self._cascade))
        except (cv2.error, SystemError):  # the second is how it reports the first
            loaded = False
        if not loaded:
            raise CascadeError(f"{self._cascade} is not a Haar cascade. {hint}")
        return classifier
