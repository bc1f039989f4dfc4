"""Bytes to frames, in one call."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from emotion.media import Media, MediaFrame, open_media


class Opener(Protocol):
    def __call__(self, data: bytes, name: str = "file") -> Media: ...


def opener(folder: Path) -> Opener:
    def opened(data: bytes, name: str = "file") -> Media:
        path = folder / name
        path.write_bytes(data)
        return open_media(path)

    return opened


def frames(media: Media) -> list[MediaFrame]:
    with media:
        return list(media.frames())


def whole(media: Media) -> list[MediaFrame]:
    """All frames of a file of which nothing may be missing."""
    result = frames(media)
    assert media.cut_short is None
    return result


def only(media: Media) -> MediaFrame:
    assert media.kind == "picture"
    (frame,) = whole(media)
    return frame


def times(media: Media) -> list[float]:
    """When the frames come, in hundredths: Matroska's own ticks are thousandths."""
    return [round(frame.time, 2) for frame in whole(media)]
