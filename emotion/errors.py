"""What can go wrong while reading faces, each with a stable code and a sentence."""

from __future__ import annotations


class FrameError(Exception):
    """A picture that cannot be read. ``code`` is for programs, the message for people."""

    code = "frame-error"
    message = "This picture cannot be read."

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.message)


class NoFrameError(FrameError):
    code = "no-frame"
    message = "The request’s body is not a JPEG picture."


class NotAnImageError(FrameError):
    code = "not-an-image"
    message = "The picture is not a readable JPEG file."


class TooLargeError(FrameError):
    code = "too-large"
    message = "The picture has more bytes than this site reads."


class TooManyPixelsError(FrameError):
    code = "too-many-pixels"
    message = "The picture has more pixels than this site reads."


class UnavailableError(FrameError):
    code = "unavailable"
    message = "This site cannot read faces at the moment. A mood can be picked by hand."


class EmotionSetupError(Exception):
    """The installation lacks something; the text says what, and the command that mends it."""


class CascadeError(EmotionSetupError):
    """The Haar cascade is missing or unreadable."""


class ModelFileError(EmotionSetupError):
    """A network's file is missing, unreadable or made for other labels."""


class ModelMismatchError(ModelFileError):
    """``emotion.onnx`` was not exported from the ``Model.h5`` beside it."""
