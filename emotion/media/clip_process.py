"""Starting, hearing and ending the process that decodes a video."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from emotion.errors import BrokenMediaError, EmotionSetupError, MediaTooSlowError
from emotion.media.clip_messages import FRAME, MAX_LINE, STARTED, ClipFacts, End, parse_facts
from emotion.media.limits import DECODING_SECONDS, MAX_SIDE, STALL_SECONDS
from emotion.media.media import MediaFrame

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = ("-m", "emotion.media.clip_child")

# -8 is FFmpeg's "quiet". One thread of NumPy's maps 40 MB less than one for each core.
CHILD_ENVIRONMENT = {
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENBLAS_NUM_THREADS": "1",
}
# No reader is tried but the one for the file's first bytes: FFmpeg also goes by names
# (%02d asks for a row of pictures), and its playlists name other files and addresses.
CAPTURE_OPTIONS = "protocol_whitelist;file|input_format;{0}|format_whitelist;{0}"


class ClipProcess:
    """One run of `emotion.media.clip_child`. It ends with this object at the latest.

    Measured: it costs 0.1 s to start. Damaged files seldom bring FFmpeg down (no crash in
    1,500), but a hostile one of 10 kB took 4 GB and 13 s in the caller's own process.
    """

    def __init__(self, path: Path, container: str) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, *PROGRAM, str(path)],
                cwd=PROJECT,
                env=_environment(container),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                # FFmpeg writes about damaged files whatever it is told.
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise _does_not_start() from error
        self._pipe = cast(BinaryIO, self._process.stdout)
        self._waited = 0.0
        self.end = weakref.finalize(self, _end, self._process)

    def facts(self) -> ClipFacts:
        """What the header says; to be called first."""
        with self._patience() as pipe:
            if pipe.read(len(STARTED)) != STARTED:
                raise _does_not_start()
            line = pipe.readline(MAX_LINE)
            if not line.endswith(b"\n"):
                raise BrokenMediaError
        facts = parse_facts(line)
        if facts is None:
            raise BrokenMediaError("The video is damaged, or has sound but no pictures.")
        return facts

    def next_frame(self) -> MediaFrame | tuple[float, End]:
        """The next frame, or at the end the clip's length in seconds and why it ends.

        Raises MediaTooSlowError, or BrokenMediaError if the file has brought the decoder
        down, as it does when it asks for too much memory.
        """
        with self._patience() as pipe:
            head = pipe.read(FRAME.size)
            if len(head) < FRAME.size:
                raise BrokenMediaError
            when, width, height = FRAME.unpack(head)
            if height == 0:
                return when, End(width)
            if max(width, height) > MAX_SIDE:
                raise BrokenMediaError
            pixels = pipe.read(width * height * 3)
            if len(pixels) < width * height * 3:
                raise BrokenMediaError
        return MediaFrame(when, np.frombuffer(pixels, np.uint8).reshape(height, width, 3))

    @contextmanager
    def _patience(self) -> Iterator[BinaryIO]:
        """The pipe, for one message. Waiting for it too long ends the process.

        A timer, because reading from a pipe has no deadline on Windows.
        """
        started = time.monotonic()
        allowed = min(STALL_SECONDS, DECODING_SECONDS - self._waited)
        late = threading.Event()
        timer = threading.Timer(max(0.0, allowed), _end_late, (self._process, late))
        timer.daemon = True
        timer.start()
        try:
            yield self._pipe
        except (BrokenMediaError, EmotionSetupError) as error:
            if late.is_set():
                raise MediaTooSlowError from error
            raise
        finally:
            timer.cancel()
            self._waited += time.monotonic() - started


def _does_not_start() -> EmotionSetupError:
    return EmotionSetupError(
        "The program that decodes videos does not start. "
        "To see why, run: python -m emotion.media.clip_child"
    )


def _environment(container: str) -> dict[str, str]:
    environment = {**os.environ, **CHILD_ENVIRONMENT}
    environment["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = CAPTURE_OPTIONS.format(container)
    # It would keep Python from finding this package.
    environment.pop("PYTHONSAFEPATH", None)
    return environment


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    if process.stdout is not None:
        process.stdout.close()
    process.wait()
