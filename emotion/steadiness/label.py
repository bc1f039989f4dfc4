"""One face's label, which changes only when the mean contradicts it for a while."""

from __future__ import annotations

from emotion.steadiness.constants import CHANGE_SECONDS, KEEP_SHARE, LEAD
from emotion.steadiness.states import Shares
from emotion.steadiness.strongest import clear_label, strongest


class SteadyLabel:
    """Follows the mean with hysteresis.

    Without a label, a clear one is taken at once: the mean itself is slow enough, and a
    still picture has nothing to wait for. A held label goes when the mean has
    contradicted it for CHANGE_SECONDS. What takes its place is whatever is clear then,
    or nothing, so that a change from one emotion to another needs no detour.
    """

    def __init__(self) -> None:
        self._held: int | None = None
        # Seconds of contradiction so far. The first contradicting picture counts for
        # nothing, so that no single one can change a label however few arrive.
        self._doubt: float | None = None

    def follow(self, mean: Shares, seconds: float) -> int | None:
        """Return the label after a picture that stands for `seconds`; None is "not sure"."""
        if self._held is None:
            self._held = clear_label(mean)
        elif not _contradicts(mean, self._held):
            self._doubt = None
        else:
            self._doubt = 0.0 if self._doubt is None else self._doubt + seconds
            if self._doubt >= CHANGE_SECONDS:
                self._held = clear_label(mean)
                self._doubt = None
        return self._held


def _contradicts(mean: Shares, held: int) -> bool:
    return mean[held] < KEEP_SHARE or mean[strongest(mean)] - mean[held] >= LEAD
