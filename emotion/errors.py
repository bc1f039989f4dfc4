"""What can go wrong while reading faces, each with a stable code and a sentence."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FrameError(Exception):
    """A picture that cannot be read. ``code`` is for programs, the message for people."""

    code = "frame-error"
    message = _("This picture cannot be read.")

    def __init__(self, message: str | Promise = "") -> None:
        super().__init__(message or self.message)


class NoFrameError(FrameError):
    code = "no-frame"
    message = _("The request’s body is not a JPEG picture.")


class NotAgreedError(FrameError):
    code = "not-agreed"
    message = _("Nobody has agreed to send pictures to this site from here.")


class NotAnImageError(FrameError):
    code = "not-an-image"
    message = _("The picture is not a readable JPEG file.")


class TooLargeError(FrameError):
    code = "too-large"
    message = _("The picture has more bytes than this site reads.")


class TooManyPixelsError(FrameError):
    code = "too-many-pixels"
    message = _("The picture has more pixels than this site reads.")


class UnavailableError(FrameError):
    code = "unavailable"
    message = _("This site cannot read faces at the moment. A mood can be picked by hand.")


class MediaError(Exception):
    """A file that gives no frames, or no more. ``code`` is for programs, the message for people.

    Only commands read files, and those speak English.
    """

    code = "media-error"
    message = "This file cannot be read."

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.message)


class NoSuchFileError(MediaError):
    code = "no-such-file"
    message = "There is no such file."


class FolderError(MediaError):
    code = "folder"
    message = "This is a folder. Name the files in it."


class NotAFileError(MediaError):
    code = "not-a-file"
    message = "This is a device or a pipe, not a file."


class EmptyFileError(MediaError):
    code = "empty-file"
    message = "The file is empty."


class UnreadableFileError(MediaError):
    code = "unreadable-file"
    message = "The file cannot be opened: no permission, an impossible name or a failing disk."


class NotMediaError(MediaError):
    code = "not-media"
    message = (
        "The file is no picture, animation or video of a kind that can be read: "
        "JPEG, PNG, WebP, AVIF, BMP, TIFF, GIF, MP4, MOV, WebM, MKV or AVI."
    )


class UnsupportedMediaError(MediaError):
    code = "unsupported-media"
    message = "The file is of a variety that cannot be read."


class BrokenMediaError(MediaError):
    code = "broken-media"
    message = "The file is damaged or incomplete."


class MediaTooLargeError(MediaError):
    code = "media-too-large"
    message = "The file has more bytes than are read."


class MediaTooManyPixelsError(MediaError):
    code = "media-too-many-pixels"
    message = "The picture has more pixels than are read."


class MediaTooLongError(MediaError):
    code = "media-too-long"
    message = "There are more frames or seconds than are read."


class MediaTooSlowError(MediaError):
    code = "media-too-slow"
    message = "Decoding the file takes longer than is waited for."


class EmotionSetupError(Exception):
    """The installation lacks something; the text says what, and the command that mends it."""


class CascadeError(EmotionSetupError):
    """The Haar cascade is missing or unreadable."""


class ModelFileError(EmotionSetupError):
    """A network's file is missing, unreadable or made for other labels."""


class ModelMismatchError(ModelFileError):
    """``emotion.onnx`` was not exported from the ``Model.h5`` beside it."""
