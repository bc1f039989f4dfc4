"""When the frames of a clip are shown, and which of them are worth reading."""

from __future__ import annotations

import math

# For clips without a rate or usable timestamps: what cameras record most, rounded down.
USUAL_RATE = 25.0
# Screen recordings can stand still for long; a timestamp further on is taken for damage.
LONGEST_PAUSE = 60.0
# Above this a rate in a header is the container's tick, not the camera's.
MAX_RATE = 480.0
MIN_RATE = 1 / LONGEST_PAUSE
# The default of browsers for frames without a duration, and for those of up to 10 ms.
BROWSER_DELAY = 0.1
TOO_QUICK = 0.01
# Timestamps are rounded to the container's ticks.
TICK = 0.002


def usable_rate(frames_per_second: float) -> float | None:
    """The rate of a header, or None if no camera has it."""
    return frames_per_second if MIN_RATE <= frames_per_second <= MAX_RATE else None


def shown_for(seconds: float) -> float:
    """How long a browser shows a frame of an animation whose file says ``seconds``."""
    if not math.isfinite(seconds) or seconds <= TOO_QUICK:
        return BROWSER_DELAY
    return seconds


class FrameClock:
    """Times that begin at 0 and rise, from timestamps that may do neither.

    A timestamp is believed if it lies after its predecessor and not beyond
    `LONGEST_PAUSE`. Otherwise the frame comes one step of the clip's rate later.
    """

    def __init__(self, frames_per_second: float) -> None:
        self.step = 1.0 / (usable_rate(frames_per_second) or USUAL_RATE)
        self._origin: float | None = None
        self._last = 0.0

    def time(self, stamp: float) -> float:
        """The time of the next frame in seconds, given its timestamp in seconds."""
        if self._origin is None:
            self._origin = stamp
            return self._last
        time = stamp - self._origin
        if not self._last < time <= self._last + LONGEST_PAUSE:
            time = self._last + self.step
        self._last = time
        return time


class Pace:
    """Chooses the first frame of each of so many equal parts of a second.

    A least distance between frames was rejected: at 24 frames a second, 10 would
    become 8.
    """

    def __init__(self, frames_per_second: int) -> None:
        self._rate = frames_per_second
        self._last = -1

    def keeps(self, time: float) -> bool:
        part = math.floor((time + TICK) * self._rate)
        if part <= self._last:
            return False
        self._last = part
        return True
