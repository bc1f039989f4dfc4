"""From the frames of a picture or a clip to a reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from emotion.classifiers.base import EmotionClassifier
from emotion.errors import BrokenMediaError
from emotion.media import Media
from emotion.reading.results import Appearance, FrameState, MediaReading
from emotion.reading.summary import sum_up
from emotion.reading.tilted_retries import FaceDetector, TiltedRetries
from emotion.readings import FaceBox
from emotion.steadiness.boxes import Box
from emotion.steadiness.scene import Scene
from emotion.steadiness.states import Shares
from emotion.vision.crops import crop_face
from emotion.vision.preprocess import GreyImage, preprocess

Progress = Callable[[int, int | None], object]
"""Told how many frames are done and how many are expected, None where nothing says so."""


def read_opened(
    media: Media,
    detector: FaceDetector,
    classifier: EmotionClassifier,
    progress: Progress = lambda done, expected: None,
) -> MediaReading:
    """Find, follow and classify every face. Raises MediaError; keeps no pixels."""
    scene, retries = Scene(), TiltedRetries(detector)
    still = media.kind == "picture"
    frames: list[FrameState] = []
    appearances: dict[int, list[Appearance]] = {}
    height = width = 0
    for index, frame in enumerate(media.frames()):
        grey = frame.grey
        height, width = grey.shape
        faces = detector.detect_in_photograph(grey) if still else retries.detect(grey, frame.time)
        sight = scene.see(frame.time, [_plain(face) for face in faces])
        rows = _classify(classifier, grey, faces)
        for track, face, probabilities in zip(sight.ids, faces, rows, strict=True):
            said = scene.read(track, probabilities)
            appearances.setdefault(track, []).append(
                Appearance(index, frame.time, face, probabilities, said.mean, said.state)
            )
        frames.append(FrameState(frame.time, sight.front, scene.state))
        progress(index + 1, media.frame_count)
    if not frames:
        raise BrokenMediaError
    return sum_up(media, (width, height), frames, appearances)


def _plain(face: FaceBox) -> Box:
    return Box(face.x, face.y, face.width, face.height, face.neighbours)


def _classify(
    classifier: EmotionClassifier, grey: GreyImage, faces: Sequence[FaceBox]
) -> list[Shares]:
    if not faces:
        return []
    rows = classifier.predict(np.stack([preprocess(crop_face(grey, face)) for face in faces]))
    return [tuple(float(share) for share in row) for row in rows]
