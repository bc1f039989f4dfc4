"""Frames that were given stay given; why they end is told."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from emotion.errors import BrokenMediaError, MediaTooLongError
from emotion.media import Media, MediaFrame
from emotion.media.limits import MAX_FRAMES
from emotion.tests.media.opening import frames


class Playing:
    """Gives so many frames and then breaks, or not."""

    def __init__(self, count: int, breaks: bool = False) -> None:
        self.count, self.breaks, self.closed = count, breaks, False

    def read(self) -> Iterator[MediaFrame]:
        for number in range(self.count):
            yield MediaFrame(number / 10, np.zeros((2, 3, 3), np.uint8))
        if self.breaks:
            raise BrokenMediaError("It breaks here.")

    def close(self) -> None:
        self.closed = True


def media(source: Playing) -> Media:
    return Media("video", 3, 2, None, None, source)


def test_a_file_that_ends_by_itself_is_not_cut_short() -> None:
    opened = media(Playing(3))
    assert len(frames(opened)) == 3
    assert opened.cut_short is None


def test_a_break_before_the_first_frame_is_raised() -> None:
    with pytest.raises(BrokenMediaError, match="breaks here"):
        frames(media(Playing(0, breaks=True)))


def test_a_break_after_a_frame_is_kept_until_frames_are_asked_for_again() -> None:
    source = Playing(2, breaks=True)
    opened = media(source)
    assert len(frames(opened)) == 2
    assert str(opened.cut_short) == "It breaks here."
    source.breaks = False
    assert len(frames(opened)) == 2
    assert opened.cut_short is None


def test_no_more_frames_are_given_than_the_limit() -> None:
    opened = media(Playing(MAX_FRAMES + 1))
    assert len(frames(opened)) == MAX_FRAMES
    assert isinstance(opened.cut_short, MediaTooLongError)
    exact = media(Playing(MAX_FRAMES))
    assert len(frames(exact)) == MAX_FRAMES
    assert exact.cut_short is None


def test_leaving_the_block_closes_the_source() -> None:
    source = Playing(1)
    with media(source):
        assert not source.closed
    assert source.closed
