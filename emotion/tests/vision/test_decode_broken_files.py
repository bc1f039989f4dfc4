from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from emotion.errors import FrameError, NotAnImageError
from emotion.vision.decode import decode_frame


def whole_file(progressive: bool) -> bytes:
    pixels = np.random.default_rng(2).integers(0, 256, (40, 56, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", progressive=progressive)
    return buffer.getvalue()


FILES = [whole_file(progressive=False), whole_file(progressive=True)]


@pytest.mark.parametrize("data", FILES, ids=["baseline", "progressive"])
def test_a_file_cut_anywhere_before_its_last_scan_is_refused(data: bytes) -> None:
    for length in range(0, data.rindex(b"\xff\xda"), 7):
        with pytest.raises(NotAnImageError):
            decode_frame(data[:length])


@given(data=st.sampled_from(FILES), share=st.floats(0, 1))
def test_a_cut_file_is_read_whole_or_refused(data: bytes, share: float) -> None:
    reads_or_refuses(data[: int(len(data) * share)])


@given(
    data=st.sampled_from(FILES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_changed_bytes_are_read_or_refused(data: bytes, changes: list[tuple[float, int]]) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[int(place * (len(changed) - 1))] = value
    reads_or_refuses(bytes(changed))


@given(
    data=st.sampled_from(FILES),
    place=st.floats(0, 1),
    removed=st.integers(0, 40),
    inserted=st.binary(max_size=40),
)
def test_bytes_put_in_or_taken_out_are_read_or_refused(
    data: bytes, place: float, removed: int, inserted: bytes
) -> None:
    at = int(place * len(data))
    reads_or_refuses(data[:at] + inserted + data[at + removed :])


@given(st.binary(max_size=400))
def test_noise_behind_the_right_first_bytes_is_refused(noise: bytes) -> None:
    with pytest.raises(FrameError):
        decode_frame(b"\xff\xd8\xff" + noise)


def reads_or_refuses(data: bytes) -> None:
    try:
        grey = decode_frame(data)
    except FrameError as error:
        assert error.code in ("not-an-image", "too-many-pixels")
        return
    assert grey.dtype == np.uint8
    assert grey.ndim == 2
