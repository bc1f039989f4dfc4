"""OpenCV's Haar cascade (Viola and Jones 2001), made safe for threads."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2

from emotion.errors import CascadeError
from emotion.readings import FaceBox
from emotion.vision.preprocess import GreyImage

# Detectors kept for reuse; more are made while more threads search at once.
POOL_SIZE = 8


class CascadePool:
    """A cascade that threads may share.

    A ``cv2.CascadeClassifier`` may not: used by four threads at once it returns wrong
    boxes and raises. So each search leases one from a pool. A classifier per thread was
    rejected because an ASGI server answers every request in a new thread.

    Raises CascadeError, when made, if the cascade's XML file cannot be loaded.
    """

    def __init__(self, cascade: Path) -> None:
        self._cascade = cascade
        self._idle: queue.LifoQueue[cv2.CascadeClassifier] = queue.LifoQueue(POOL_SIZE)
        self._idle.put(self._load())

    def search(
        self, grey: GreyImage, *, scale_factor: float, neighbours: int, smallest: int
    ) -> tuple[FaceBox, ...]:
        """One pass over uint8 [H, W]: what looks like an upright face, left to right."""
        with self._leased() as classifier:
            boxes, counts = classifier.detectMultiScale2(
                grey,
                scaleFactor=scale_factor,
                minNeighbors=neighbours,
                minSize=(smallest, smallest),
            )
        faces = (
            FaceBox(int(x), int(y), int(width), int(height), int(count))
            for (x, y, width, height), count in zip(boxes, counts, strict=True)
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
