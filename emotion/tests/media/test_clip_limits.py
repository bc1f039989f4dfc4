"""Videos that want too much are refused by their headers, or stopped by the system."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from emotion.errors import BrokenMediaError, MediaTooLongError, MediaTooManyPixelsError
from emotion.media import clip_child
from emotion.media.clip_messages import FRAME, ClipFacts, End
from emotion.media.clips import breaks_off, expected_frames, promised_seconds
from emotion.media.limits import CHILD_MEMORY, MAX_SECONDS
from emotion.tests.media.opening import Opener, frames
from emotion.tests.media.samples import moments, portrait, with_samples, write_clip


def test_more_seconds_than_are_read_are_refused_by_the_header(
    opened: Opener, tmp_path: Path
) -> None:
    data = write_clip(tmp_path / "clip.avi", "MJPG", moments(61), 0.1)
    with pytest.raises(MediaTooLongError, match=f"{MAX_SECONDS} are read"):
        opened(data)


def test_more_pixels_than_are_read_are_refused_by_the_header(
    opened: Opener, tmp_path: Path
) -> None:
    data = write_clip(tmp_path / "clip.avi", "MJPG", [portrait(4200, 4200)])
    with pytest.raises(MediaTooManyPixelsError, match="17 million"):
        opened(data)


# Runs the decoder's program on a file and tells the most memory that a child of it took.
# The system counts a child's memory from before it becomes another program, so this must
# be a small process itself.
MEASURED = """
import json, resource, sys
from pathlib import Path
from emotion.errors import MediaError
from emotion.media import open_media
try:
    with open_media(Path(sys.argv[1])) as media:
        outcome = len(list(media.frames()))
except MediaError as error:
    outcome = error.code
kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([outcome, kilobytes * 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_ten_kilobytes_that_ask_for_gigabytes_do_not_get_them(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", "mp4v", moments(12))
    results = []
    for name, data in (("whole", clip), ("bomb", with_samples(clip, 60_000_000))):
        path = tmp_path / name
        path.write_bytes(data)
        output = subprocess.run(
            [sys.executable, "-c", MEASURED, str(path)],
            cwd=Path(__file__).resolve().parents[3],
            check=True,
            capture_output=True,
        ).stdout
        results.append(json.loads(output))
    (read, usual), (refused, most) = results
    assert (read, refused) == (4, BrokenMediaError.code)
    assert usual < 300_000_000
    assert most < CHILD_MEMORY


def test_a_huge_frame_inside_a_small_one_breaks_the_clip(opened: Opener, tmp_path: Path) -> None:
    data = write_clip(tmp_path / "clip.avi", "MJPG", moments(3))
    frame_header = b"\xff\xc0\0\x11\x08"
    small, large = struct.pack(">HH", 40, 48), struct.pack(">HH", 65_500, 65_500)
    huge = data.replace(frame_header + small, frame_header + large)
    assert huge != data
    with pytest.raises(BrokenMediaError):
        frames(opened(huge))


@pytest.mark.parametrize(("what", "limit"), [("MAX_SECONDS", 0.25), ("MAX_DECODED_FRAMES", 9)])
def test_decoding_stops_where_a_header_has_promised_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, limit: float
) -> None:
    write_clip(tmp_path / "clip.avi", "MJPG", moments(30))
    monkeypatch.setattr(clip_child, what, limit)
    pipe = io.BytesIO()
    clip_child.decode(str(tmp_path / "clip.avi"), pipe)
    length, end, height = FRAME.unpack(pipe.getvalue()[-FRAME.size :])
    assert (end, height) == (End.TOO_LONG, 0)
    assert 0.2 < length <= 0.3 + 0.001


@pytest.mark.parametrize(
    ("rate", "count", "seconds"),
    [(30, 72, 2.4), (30, 0, None), (30, -2.7e17, None), (0, 72, None), (1000, 72, None)],
)
def test_a_headers_nonsense_about_length_is_no_length(
    rate: float, count: float, seconds: float | None
) -> None:
    assert promised_seconds(ClipFacts(4, 4, rate, count)) == seconds


def test_the_progress_bar_expects_what_is_read_and_not_what_is_stored() -> None:
    assert expected_frames(ClipFacts(4, 4, 30, 72), 2.4) == 24
    assert expected_frames(ClipFacts(4, 4, 5, 10), 2.0) == 10
    assert expected_frames(ClipFacts(4, 4, 30, 1), 1 / 30) == 1


@pytest.mark.parametrize(
    ("length", "promised", "broken"),
    [
        (3.96, 4.14, False),  # an editor's cut
        (58.0, 60.0, False),  # sound that goes on
        (50.0, 60.0, True),
        (1.8, 2.4, True),
        (0.31, 0.4, False),
        (0.2, 0.4, True),
        (5.0, None, False),
    ],
)
def test_a_little_less_than_promised_is_no_break(
    length: float, promised: float | None, broken: bool
) -> None:
    assert breaks_off(length, promised) == broken


def test_the_decoders_program_says_how_it_is_called() -> None:
    done = subprocess.run(
        [sys.executable, "-m", clip_child.__name__],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("usage:")
