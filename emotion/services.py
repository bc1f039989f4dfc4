"""Reading a camera's frame, a picture or a clip: find faces, name emotions, forget pixels."""

from __future__ import annotations

from pathlib import Path

from emotion.classifiers.registry import get_classifier, get_detector
from emotion.media import open_media
from emotion.reading.reader import Progress, read_opened
from emotion.reading.results import MediaReading
from emotion.readings import FaceBox, FrameReading
from emotion.vision.crops import crop_face
from emotion.vision.decode import decode_frame
from emotion.vision.faces import choose_face
from emotion.vision.preprocess import GreyImage, preprocess


def read_frame(data: bytes, *, tilted: bool = False) -> FrameReading:
    """Read one JPEG frame. Raises FrameError; keeps nothing.

    With `tilted`, heads tilted to a side are looked for where none is upright; it takes
    three times as long. A frame without a face is a reading, too: no box, no probabilities.
    """
    grey = decode_frame(data)
    faces = get_detector().detect(grey, tilted=tilted)
    chosen = choose_face(faces)
    height, width = grey.shape
    return FrameReading(
        width=width,
        height=height,
        faces=faces,
        chosen=chosen,
        probabilities=None if chosen is None else _emotion(grey, faces[chosen]),
    )


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


def _emotion(grey: GreyImage, face: FaceBox) -> tuple[float, ...]:
    (probabilities,) = get_classifier().predict(preprocess(crop_face(grey, face))[None])
    return tuple(float(share) for share in probabilities)
