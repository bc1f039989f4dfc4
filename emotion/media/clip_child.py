"""Decoding a video in a process of its own: ``python -m emotion.media.clip_child FILE``.

FFmpeg reads hostile bytes in C, allocates what a file asks for and can work on it for
ever. Here the system limits its memory and processor time, and whoever started it ends
it when it takes too long. Limiting FFmpeg from within is not possible through OpenCV.
"""

from __future__ import annotations

import contextlib
import sys
from typing import BinaryIO

import cv2
import numpy as np

from emotion.media.clip_messages import (
    STARTED,
    ClipFacts,
    End,
    write_end,
    write_facts,
    write_frame,
)
from emotion.media.limits import (
    CHILD_MEMORY,
    DECODING_SECONDS,
    FRAMES_PER_SECOND,
    MAX_DECODED_FRAMES,
    MAX_FRAME_PIXELS,
    MAX_SECONDS,
    limited_size,
)
from emotion.media.media import RgbImage
from emotion.media.pace import FrameClock, Pace


def limit_resources() -> None:
    """Let the system end this process before it takes too much.

    Windows has no such limits and macOS does not keep that of memory; there the limits
    of pixels and the deadline of whoever started this process must do.
    """
    if sys.platform == "win32":
        return
    import resource

    seconds = round(DECODING_SECONDS)
    for what, limit in (
        (resource.RLIMIT_AS, CHILD_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def decode(path: str, pipe: BinaryIO) -> None:
    """Write what the video at ``path`` holds to ``pipe``, as `clip_messages` describes.

    OpenCV turns the frames as the file's rotation says, but shows mirrored ones upside
    down. A frame that cannot be decoded ends the clip; damage that FFmpeg covers up with
    the picture before goes unnoticed.
    """
    # A thread each would keep frames of its own, and the caller needs the other cores.
    capture = cv2.VideoCapture(path, cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    if not capture.isOpened():
        write_facts(pipe, None)
        return
    facts = ClipFacts(
        width=int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)),
        height=int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)),
        rate=capture.get(cv2.CAP_PROP_FPS),
        frames=capture.get(cv2.CAP_PROP_FRAME_COUNT),
    )
    write_facts(pipe, facts)
    if 0 < facts.width * facts.height <= MAX_FRAME_PIXELS:
        _write_frames(capture, facts, pipe)


def _write_frames(capture: cv2.VideoCapture, facts: ClipFacts, pipe: BinaryIO) -> None:
    clock = FrameClock(facts.rate)
    pace = Pace(FRAMES_PER_SECOND)
    length = 0.0
    for _ in range(MAX_DECODED_FRAMES):
        if not capture.grab():
            write_end(pipe, length, End.NO_MORE)
            return
        time = clock.time(capture.get(cv2.CAP_PROP_POS_MSEC) / 1000)
        if time > MAX_SECONDS:
            break
        if pace.keeps(time):
            decoded, bgr = capture.retrieve()
            if not decoded:
                write_end(pipe, length, End.NO_MORE)
                return
            write_frame(pipe, time, _reduced(np.asarray(bgr, np.uint8)))
        length = time + clock.step
    write_end(pipe, length, End.TOO_LONG)


def _reduced(bgr: RgbImage) -> RgbImage:
    height, width = bgr.shape[:2]
    size = limited_size(width, height)
    if size != (width, height):
        bgr = np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python -m emotion.media.clip_child FILE")
    cv2.setNumThreads(1)
    limit_resources()
    pipe = sys.stdout.buffer
    pipe.write(STARTED)
    pipe.flush()
    # Whoever no longer listens has seen enough.
    with contextlib.suppress(BrokenPipeError):
        decode(sys.argv[1], pipe)


if __name__ == "__main__":
    main()
