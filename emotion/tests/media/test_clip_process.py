"""What becomes of a video when the process that decodes it misbehaves.

The decoder is played by a few lines that write what `clip_messages` describes.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from emotion.errors import (
    BrokenMediaError,
    EmotionSetupError,
    MediaTooLongError,
    MediaTooSlowError,
)
from emotion.media import Media, clip_process
from emotion.media.clips import open_clip
from emotion.media.limits import MAX_SIDE
from emotion.tests.media.opening import frames

START = """
import os, struct, sys, time
from emotion.media.clip_messages import *
import numpy as np
pipe = sys.stdout.buffer
def frame(time, side=4):
    write_frame(pipe, time, np.full((side, side, 3), 7, np.uint8))
pipe.write(STARTED)
"""
FACTS = "write_facts(pipe, ClipFacts(4, 4, 30.0, 30.0))\n"
HANG = "time.sleep(600)\n"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """All processes that the test has started."""
    processes: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return processes


def play(monkeypatch: pytest.MonkeyPatch, *lines: str) -> Media:
    monkeypatch.setattr(clip_process, "PROGRAM", ("-c", "".join(lines)))
    return open_clip(Path("clip"), "avi")


def test_a_decoder_that_does_not_start_is_a_matter_of_the_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(EmotionSetupError, match="clip_child"):
        play(monkeypatch, "raise ImportError('cv2')")


def test_a_python_that_is_gone_is_a_matter_of_the_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(EmotionSetupError):
        open_clip(Path("clip"), "avi")


def test_a_decoder_that_dies_of_the_header_means_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(BrokenMediaError):
        play(monkeypatch, START, "pipe.flush(); os.abort()")


def test_a_decoder_that_dies_after_some_frames_has_given_these(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    media = play(monkeypatch, START, FACTS, "frame(0.0); frame(0.1); os.abort()")
    assert [frame.time for frame in frames(media)] == [0, 0.1]
    assert isinstance(media.cut_short, BrokenMediaError)


def test_a_decoder_that_dies_within_a_frame_has_not_given_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    media = play(monkeypatch, START, FACTS, "frame(0.0); pipe.write(FRAME.pack(.1, 4, 4) + b'x')")
    assert len(frames(media)) == 1
    assert isinstance(media.cut_short, BrokenMediaError)


def test_a_decoder_that_hangs_over_the_header_is_ended(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setattr(clip_process, "STALL_SECONDS", 0.5)
    with pytest.raises(MediaTooSlowError):
        play(monkeypatch, START, "pipe.flush()\n", HANG)
    assert [process.poll() is not None for process in started] == [True]


def test_a_decoder_that_hangs_over_a_frame_is_ended(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    media = play(monkeypatch, START, FACTS, "frame(0.0)\n", HANG)
    given = media.frames()
    next(given)
    monkeypatch.setattr(clip_process, "STALL_SECONDS", 0.5)
    assert list(given) == []
    assert isinstance(media.cut_short, MediaTooSlowError)
    assert [process.poll() is not None for process in started] == [True]


def test_all_waiting_together_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    media = play(
        monkeypatch,
        START,
        FACTS,
        "for n in range(1000):\n    frame(n / 10); time.sleep(0.05)\n",
    )
    given = media.frames()
    next(given)
    monkeypatch.setattr(clip_process, "DECODING_SECONDS", 1.0)
    assert len(list(given)) < 999
    assert isinstance(media.cut_short, MediaTooSlowError)


def test_the_callers_own_work_counts_as_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    six = "for n in range(6): frame(n / 6)\nwrite_end(pipe, 1, End.NO_MORE)"
    media = play(monkeypatch, START, FACTS, six)
    given = media.frames()
    next(given)
    monkeypatch.setattr(clip_process, "STALL_SECONDS", 1.0)
    threading.Event().wait(2)
    assert len(list(given)) == 5
    assert media.cut_short is None


def test_a_clip_that_goes_on_beyond_the_limit_is_cut_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    media = play(monkeypatch, START, FACTS, "frame(0.0); write_end(pipe, 600, End.TOO_LONG)")
    assert len(frames(media)) == 1
    assert isinstance(media.cut_short, MediaTooLongError)


def test_a_frame_larger_than_any_that_is_handed_on_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    media = play(monkeypatch, START, FACTS, f"frame(0.0); frame(0.1, {MAX_SIDE + 1})")
    assert len(frames(media)) == 1
    assert isinstance(media.cut_short, BrokenMediaError)


@pytest.mark.parametrize("how", ["close", "forget", "leave"])
def test_no_process_outlives_its_clip(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]], how: str
) -> None:
    media = play(monkeypatch, START, FACTS, "frame(0.0)\n", HANG)
    if how == "close":
        media.close()
    elif how == "leave":
        given = media.frames()
        next(given)
        del given
    del media
    assert [process.poll() is not None for process in started] == [True]


def test_a_refused_clip_leaves_no_process(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    with pytest.raises(MediaTooLongError):
        play(monkeypatch, START, "write_facts(pipe, ClipFacts(4, 4, 1.0, 9999.0))\n", HANG)
    assert [process.poll() is not None for process in started] == [True]
