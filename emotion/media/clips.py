"""Videos, as the process that decodes them tells of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from emotion.errors import BrokenMediaError, MediaTooLongError
from emotion.media.clip_messages import ClipFacts, End
from emotion.media.clip_process import ClipProcess
from emotion.media.limits import FRAMES_PER_SECOND, MAX_FRAME_PIXELS, MAX_SECONDS
from emotion.media.media import Media, MediaFrame
from emotion.media.pace import TICK, usable_rate
from emotion.media.pillow_files import too_many_pixels

# How much of what a header promises may be missing: sound often ends a little later than
# the pictures and counts as length, and an editor's cuts leave frames that are not shown.
MISSING_SHARE = 0.05
MISSING_SECONDS = 0.5
# Of clips shorter than two seconds.
MISSING_SHARE_OF_SHORT = 0.25


def open_clip(path: Path, container: str) -> Media:
    """Open a video of `signatures.clip_container`'s kind and read its header.

    Raises MediaError, also where the header promises more pixels or seconds than are
    read; EmotionSetupError if the decoder does not start; ValueError if the path is not
    Unicode.
    """
    # OpenCV takes names in UTF-8 only; this raises ValueError for any other.
    str(path).encode()
    process = ClipProcess(path, container)
    try:
        facts = process.facts()
        _check(facts)
    except BaseException:
        process.end()
        raise
    seconds = promised_seconds(facts)
    return Media(
        "video",
        facts.width,
        facts.height,
        None if seconds is None else expected_frames(facts, seconds),
        seconds,
        ClipSource(path, container, facts, process),
    )


def _check(facts: ClipFacts) -> None:
    if facts.width * facts.height > MAX_FRAME_PIXELS:
        raise too_many_pixels(MAX_FRAME_PIXELS)
    if facts.width <= 0 or facts.height <= 0:
        raise BrokenMediaError
    seconds = promised_seconds(facts)
    if seconds is not None and seconds > MAX_SECONDS:
        raise MediaTooLongError(
            f"The clip lasts {seconds:.0f} seconds; {MAX_SECONDS} are read at most. Cut it."
        )


def promised_seconds(facts: ClipFacts) -> float | None:
    """How long the header says that the clip is; None if it says nothing usable."""
    rate = usable_rate(facts.rate)
    if rate is None or not facts.frames > 0:
        return None
    return facts.frames / rate


def expected_frames(facts: ClipFacts, seconds: float) -> int:
    """How many frames `Media.frames` gives of them."""
    return max(1, min(round(facts.frames), math.ceil((seconds - TICK) * FRAMES_PER_SECOND)))


def breaks_off(length: float, promised: float | None) -> bool:
    """Whether so many seconds are clearly fewer than the header promises."""
    if promised is None:
        return False
    tolerated = max(
        MISSING_SHARE * promised, min(MISSING_SECONDS, MISSING_SHARE_OF_SHORT * promised)
    )
    return promised - length > tolerated


class ClipSource:
    """The frames of a video; the process that read the header goes on with the first."""

    def __init__(self, path: Path, container: str, facts: ClipFacts, process: ClipProcess) -> None:
        self._path = path
        self._container = container
        self._facts = facts
        self._process: ClipProcess | None = process

    def read(self) -> Iterator[MediaFrame]:
        process, self._process = self._process, None
        if process is None:
            process = ClipProcess(self._path, self._container)
            process.facts()
        try:
            count = 0
            while isinstance(frame := process.next_frame(), MediaFrame):
                count += 1
                yield frame
        finally:
            process.end()
        length, end = frame
        if not count:
            raise BrokenMediaError("Not one frame of the video can be decoded.")
        if end == End.TOO_LONG:
            raise MediaTooLongError(f"Only the first {MAX_SECONDS} seconds are read.")
        promised = promised_seconds(self._facts)
        if breaks_off(length, promised):
            raise BrokenMediaError(
                f"The video is damaged or incomplete: {length:.1f} of {promised:.1f} seconds "
                "can be read."
            )

    def close(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
