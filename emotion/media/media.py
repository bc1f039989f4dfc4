"""What a file holds: a row of upright frames with their times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import Literal, Protocol, Self

import cv2
import numpy as np
import numpy.typing as npt

from emotion.errors import MediaError, MediaTooLongError
from emotion.media.limits import MAX_FRAMES, MAX_SECONDS

Kind = Literal["picture", "animation", "video"]
RgbImage = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class MediaFrame:
    """One frame: ``time`` in seconds from the first one, ``rgb`` as uint8 [H, W, 3].

    It is upright, opaque and at most `limits.MAX_SIDE` long; all frames of a file have
    one size.
    """

    time: float
    rgb: RgbImage

    @cached_property
    def grey(self) -> npt.NDArray[np.uint8]:
        """The same as uint8 [H, W], by the weights that `vision.decode` describes."""
        return np.asarray(cv2.cvtColor(self.rgb, cv2.COLOR_RGB2GRAY), np.uint8)


class FrameSource(Protocol):
    def read(self) -> Iterator[MediaFrame]:
        """The frames from the first on. Raises MediaError where they cannot go on."""
        ...

    def close(self) -> None: ...


@dataclass
class _Ending:
    error: MediaError | None = None


@dataclass(frozen=True, eq=False)
class Media:
    """An opened file; ``with`` releases it at once, otherwise it goes with the object.

    ``width`` and ``height`` are those of the file's pixels, upright, before they are
    reduced. ``frame_count`` is how many frames to expect, for a progress bar, and
    ``seconds`` how long they last: both from the file's header, or None where it does
    not say.
    """

    kind: Kind
    width: int
    height: int
    frame_count: int | None
    seconds: float | None
    source: FrameSource
    _ending: _Ending = field(default_factory=_Ending, init=False, repr=False)

    def frames(self) -> Iterator[MediaFrame]:
        """Yield the frames in order of time, at most `limits.FRAMES_PER_SECOND`.

        Raises MediaError if not even the first can be decoded. Frames that were given
        are never taken back: when a file breaks or a limit is met after them, they
        simply end, and `cut_short` says why.
        """
        self._ending.error = None
        given = 0
        try:
            for frame in self.source.read():
                if given == MAX_FRAMES:
                    raise MediaTooLongError(f"Only the first {MAX_SECONDS} seconds are read.")
                yield frame
                given += 1
        except MediaError as error:
            if not given:
                raise
            self._ending.error = error

    @property
    def cut_short(self) -> MediaError | None:
        """Why the last `frames` ended before the file did, or None if it did not.

        Whoever shows a result shows this sentence, too: it covers only a part.
        """
        return self._ending.error

    def close(self) -> None:
        self.source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
