"""Reading a camera's frame, a picture or a clip: find faces, name emotions, forget pixels."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np

from emotion.classifiers.registry import get_classifier, get_detector
from emotion.media import open_media
from emotion.reading.reader import Progress, read_opened
from emotion.reading.results import MediaReading
from emotion.readings import FaceBox, FrameReading, ReadFace
from emotion.vision.crops import crop_face
from emotion.vision.decode import decode_frame
from emotion.vision.faces import choose_face
from emotion.vision.preprocess import GreyImage, preprocess


def read_frame(data: bytes, *, tilted: bool = False) -> FrameReading:
    """Read one JPEG frame of a camera or a clip. Raises FrameError; keeps nothing.

    With `tilted`, heads tilted to a side are looked for where none is upright; it takes
    three times as long. A frame without a face is a reading, too.
    """
    grey = decode_frame(data)
    return _read_faces(grey, get_detector().detect(grey, tilted=tilted))


def read_photograph(data: bytes) -> FrameReading:
    """Read one JPEG photograph as `read_frame` does, but search it more thoroughly."""
    grey = decode_frame(data)
    return _read_faces(grey, get_detector().detect_in_photograph(grey))


def read_media(path: Path | str, progress: Progress = lambda done, expected: None) -> MediaReading:
    """Read a photograph, an animation or a video from the disk; keeps no pixels.

    All faces are found, followed from frame to frame and classified by this site's network;
    `emotion.reading.results` describes what comes back. No face, and a face that cannot be
    named, are readings, too. ``progress`` is called after each frame.

    Raises MediaError for a file that cannot be read, EmotionSetupError where the network
    or the face detector is missing.
    """
    detector, classifier = get_detector(), get_classifier()
    with open_media(Path(path)) as media:
        return read_opened(media, detector, classifier, progress)


def _read_faces(grey: GreyImage, faces: tuple[FaceBox, ...]) -> FrameReading:
    inputs = [preprocess(crop_face(grey, face)) for face in faces]
    # Every face, not only the chosen one: a page may follow another over time.
    predicted = get_classifier().predict(np.stack(inputs)).tolist() if inputs else []
    height, width = grey.shape
    return FrameReading(
        width=width,
        height=height,
        faces=tuple(
            ReadFace(**asdict(face), probabilities=tuple(shares))
            for face, shares in zip(faces, predicted, strict=True)
        ),
        chosen=choose_face(faces),
    )
