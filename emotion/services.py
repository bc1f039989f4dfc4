"""Reading one frame: decode, find the face, name its emotion, forget the pixels."""

from __future__ import annotations

from emotion.classifiers.registry import get_classifier, get_detector
from emotion.readings import FaceBox, FrameReading
from emotion.vision.decode import decode_frame
from emotion.vision.faces import choose_face
from emotion.vision.preprocess import GreyImage, preprocess


def read_frame(data: bytes) -> FrameReading:
    """Read one JPEG frame. Raises FrameError; keeps nothing.

    A frame without a face is a reading, too: no box, no probabilities.
    """
    grey = decode_frame(data)
    faces = get_detector().detect(grey)
    chosen = choose_face(faces)
    height, width = grey.shape
    return FrameReading(
        width=width,
        height=height,
        faces=faces,
        chosen=chosen,
        probabilities=None if chosen is None else _emotion(grey, faces[chosen]),
    )


def _emotion(grey: GreyImage, face: FaceBox) -> tuple[float, ...]:
    (probabilities,) = get_classifier().predict(preprocess(face.crop(grey))[None])
    return tuple(float(share) for share in probabilities)
