"""From a path to frames, whatever the file is."""

from __future__ import annotations

import stat
from pathlib import Path

from emotion.errors import (
    EmptyFileError,
    FolderError,
    MediaTooLargeError,
    NoSuchFileError,
    NotAFileError,
    UnreadableFileError,
)
from emotion.media.animations import open_animation
from emotion.media.clips import open_clip
from emotion.media.limits import MAX_CLIP_BYTES, MAX_PICTURE_BYTES
from emotion.media.media import Media
from emotion.media.pillow_files import is_animated, opened
from emotion.media.signatures import HEAD_BYTES, clip_container
from emotion.media.stills import open_still


def open_media(path: Path) -> Media:
    """Open a photograph, an animation or a video; its content decides which.

    A picture is decoded here, so that whatever is wrong with it is known at once; the
    frames of the other kinds are decoded while they are asked for. Of a file with several
    pages or views (TIFF, MPO) the first is read. Colour profiles are not applied.

    Raises MediaError: `emotion.errors` lists what can be wrong with a file.
    """
    try:
        return _open(Path(path))
    except FileNotFoundError as error:
        raise NoSuchFileError from error
    except IsADirectoryError as error:
        raise FolderError from error
    # A path can also be longer than the system allows, or hold a null character.
    except (OSError, ValueError) as error:
        raise UnreadableFileError from error


def _open(path: Path) -> Media:
    facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise FolderError
    if not stat.S_ISREG(facts.st_mode):
        raise NotAFileError
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        if not head:
            raise EmptyFileError
        container = clip_container(head)
        if container is None:
            # The file may have grown since its size was asked, so that is not relied on.
            data = head + file.read(MAX_PICTURE_BYTES + 1 - len(head))
            if len(data) > MAX_PICTURE_BYTES:
                raise too_large(MAX_PICTURE_BYTES)
            return _open_picture(data)
    if facts.st_size > MAX_CLIP_BYTES:
        raise too_large(MAX_CLIP_BYTES)
    return open_clip(path.resolve(), container)


def _open_picture(data: bytes) -> Media:
    image = opened(data)
    return open_animation(data) if is_animated(image) else open_still(image, data)


def too_large(limit: int) -> MediaTooLargeError:
    return MediaTooLargeError(f"The file is larger than {limit // 1_000_000} MB.")
