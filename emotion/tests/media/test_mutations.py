"""Damaged files of every kind end in frames or in a MediaError, and in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from emotion.errors import MediaError
from emotion.media import open_media
from emotion.tests.media.opening import frames
from emotion.tests.media.samples import encoded, pictures

PROJECT = Path(__file__).resolve().parents[3]
# Small files; only damage to a size makes any of them ask for more. 256 MB are a third of
# what the largest undamaged picture may take.
GROWTH = 256 << 20
CODES = {"frames", "not-media", "broken-media", "unsupported-media", "empty-file"}
TOO_MUCH = {"media-too-many-pixels", "media-too-long"}

linux = pytest.mark.skipif(sys.platform != "linux", reason="it measures as only Linux can")


def run(kind: str, count: int, folder: Path) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "emotion.tests.media.mutations"]
        + [kind, "7", str(count), str(folder)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes: dict[str, int] = json.loads(done.stdout)
    return outcomes


@linux
def test_1700_damaged_pictures_and_animations_end_in_frames_or_a_refusal(tmp_path: Path) -> None:
    outcomes = run("pictures", 1700, tmp_path)
    assert outcomes.pop("growth") < GROWTH
    assert sum(outcomes.values()) == 1700
    assert set(outcomes) <= CODES | TOO_MUCH
    assert min(outcomes["frames"], outcomes["broken-media"]) > 200


@linux
def test_600_damaged_videos_leave_the_decoder_alive_and_small(tmp_path: Path) -> None:
    outcomes = run("decoder", 600, tmp_path)
    assert outcomes.pop("growth") < GROWTH
    assert sum(outcomes.values()) == 600
    assert set(outcomes) <= {"frames", "no clip", "not opened", "no frame", "refused"}
    assert min(outcomes["frames"], outcomes["not opened"]) > 50


@linux
def test_60_damaged_videos_end_in_frames_or_a_refusal(tmp_path: Path) -> None:
    """Few, because each starts a process."""
    outcomes = run("clips", 60, tmp_path)
    assert outcomes.pop("growth") < GROWTH
    assert sum(outcomes.values()) == 60
    assert set(outcomes) <= CODES | TOO_MUCH
    assert min(outcomes["frames"], outcomes["broken-media"]) > 10


@linux
def test_the_measure_of_memory_sees_one_large_picture(tmp_path: Path) -> None:
    """Otherwise the tests above could not fail."""
    (tmp_path / "large.png").write_bytes(encoded(Image.new("RGB", (6300, 6300)), "PNG"))
    program = (
        "from pathlib import Path\n"
        "from emotion.tests.media.mutations import opened, peak_memory\n"
        "before = peak_memory()\n"
        "assert opened(Path('large.png').absolute()) == 'frames'\n"
        "print(peak_memory() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        check=True,
    )
    assert int(done.stdout) > GROWTH


FILES = sorted(pictures().values())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged") / "file"


def reads_or_refuses(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        media = open_media(path)
        given_frames = frames(media)
    except MediaError as error:
        assert error.code in CODES | TOO_MUCH
        return
    assert given_frames
    assert {frame.rgb.shape for frame in given_frames} == {given_frames[0].rgb.shape}


@given(data=st.sampled_from(FILES), share=st.floats(0, 1))
def test_a_cut_file_is_read_or_refused(path: Path, data: bytes, share: float) -> None:
    reads_or_refuses(path, data[: int(len(data) * share)])


@given(
    data=st.sampled_from(FILES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_changed_bytes_are_read_or_refused(
    path: Path, data: bytes, changes: list[tuple[float, int]]
) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[int(place * (len(changed) - 1))] = value
    reads_or_refuses(path, bytes(changed))


@given(first=st.sampled_from(FILES), second=st.sampled_from(FILES), place=st.integers(1, 400))
def test_the_head_of_one_file_on_another_is_read_or_refused(
    path: Path, first: bytes, second: bytes, place: int
) -> None:
    reads_or_refuses(path, first[:place] + second[place:])


@given(start=st.sampled_from(FILES), noise=st.binary(max_size=400))
def test_noise_behind_the_right_first_bytes_is_read_or_refused(
    path: Path, start: bytes, noise: bytes
) -> None:
    reads_or_refuses(path, start[:16] + noise)
