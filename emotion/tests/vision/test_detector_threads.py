from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage

THREADS = 8
ROUNDS = 12


def test_eight_threads_find_the_same_faces_as_one(cascade: Path, portrait: GreyImage) -> None:
    # Frames of several sizes: a shared cv2 object keeps its image pyramid between calls.
    frames = [portrait[: 300 + 20 * number] for number in range(THREADS)]
    detector = HaarFaceDetector(cascade)
    alone = [detector.detect(frame) for frame in frames]
    barrier = threading.Barrier(THREADS)

    def search(number: int) -> bool:
        barrier.wait()
        return all(
            detector.detect(frames[(number + turn) % THREADS]) == alone[(number + turn) % THREADS]
            for turn in range(ROUNDS)
        )

    with ThreadPoolExecutor(THREADS) as threads:
        assert all(threads.map(search, range(THREADS)))


def test_a_search_that_fails_returns_its_detector(cascade: Path, portrait: GreyImage) -> None:
    detector = HaarFaceDetector(cascade)
    expected = detector.detect(portrait)
    for _ in range(20):
        try:
            detector.detect(np.zeros((50, 50, 7), np.uint8))
        except Exception as error:
            assert type(error).__module__ == "cv2"
    assert detector.detect(portrait) == expected
