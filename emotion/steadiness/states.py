"""What can be said of a face, or of nobody."""

from __future__ import annotations

from emotion.labels import LABELS

NO_FACE = "no-face"
NOT_SURE = "not-sure"
# Every state is one of these; an emotion is named as in `emotion.labels`.
STATES: tuple[str, ...] = (*LABELS, NOT_SURE, NO_FACE)

# Seven numbers in the order of `emotion.labels`, summing to 1.
Shares = tuple[float, ...]


def state_of(label: int | None) -> str:
    """The state of a face that is there; `label` is an index into `LABELS`."""
    return NOT_SURE if label is None else LABELS[label]
