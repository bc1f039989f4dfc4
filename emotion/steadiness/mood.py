"""The mood of a whole clip, from what was seen of the face in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emotion.steadiness.average import weighted_mean
from emotion.steadiness.constants import (
    LEAST_SEEN_SECONDS,
    LONGEST_STEP_SECONDS,
)
from emotion.steadiness.states import NO_FACE, Shares, state_of
from emotion.steadiness.strongest import clear_label, strongest


@dataclass(frozen=True)
class Moment:
    """A reading that stands for `seconds` of the clip."""

    seconds: float
    probabilities: Shares


@dataclass(frozen=True)
class Mood:
    """What a stretch of time comes to.

    ``state`` is an emotion, "not-sure" (no clear lead in the mean) or "no-face".
    ``mean`` is that of the probabilities, each weighted by the time that it stands for.
    ``confidence`` is the largest of them: how strongly, on the average, the pictures spoke
    for it. ``agreement`` is the share of the seen time whose pictures, each taken alone,
    come to the same ``state``; the steady label is not asked, because it follows a change
    late on purpose. Neither says how probable it is that the mood is right: pictures of
    one face a moment apart err together, so that a mean over them is not calibrated even
    where each single picture is. ``seen_seconds`` is how long a face was seen. All but
    the last are None with "no-face".
    """

    state: str
    mean: Shares | None
    confidence: float | None
    agreement: float | None
    seen_seconds: float


def mood_of(moments: Sequence[Moment]) -> Mood:
    """The mood over these moments, each as heavy as it is long; sums run in their order."""
    if not moments:
        return Mood(NO_FACE, None, None, None, 0.0)
    seen = 0.0
    for one in moments:
        seen += one.seconds
    # A still picture takes no time.
    weights = [one.seconds if seen > 0.0 else 1.0 for one in moments]
    mean = weighted_mean(weights, [one.probabilities for one in moments])
    state = state_of(clear_label(mean))
    total = agreed = 0.0
    for weight, one in zip(weights, moments, strict=True):
        total += weight
        if state_of(clear_label(one.probabilities)) == state:
            agreed += weight
    return Mood(state, mean, mean[strongest(mean)], agreed / total, seen)


def mood_of_clip(moments: Sequence[Moment], clip_seconds: float) -> Mood:
    """`mood_of`, but "no-face" where a face was seen for too short a time.

    ``clip_seconds`` is 0 for a still picture, of which one sighting is enough.
    """
    mood = mood_of(moments)
    if mood.seen_seconds < min(LEAST_SEEN_SECONDS, clip_seconds / 2.0):
        return Mood(NO_FACE, None, None, None, mood.seen_seconds)
    return mood


def standing_seconds(times: Sequence[float], seen: Sequence[bool], end: float) -> list[float]:
    """How much of a clip each picture with a face stands for, in seconds.

    ``times`` are those of all pictures, rising, ``seen`` says which show the face, and the
    clip ends at ``end``. A picture stands until the next one. Where that shows no face it
    stands on until one does, but no longer than LONGEST_STEP_SECONDS: a tilted head is
    looked for only that often. Returns one number for each picture with a face.
    """
    standing: list[float] = []
    next_seen = end
    for index in range(len(times) - 1, -1, -1):
        if not seen[index]:
            continue
        until = times[index + 1] if index + 1 < len(times) else end
        shown = until - times[index]
        reach = min(next_seen - times[index], LONGEST_STEP_SECONDS)
        standing.append(max(shown, reach))
        next_seen = times[index]
    standing.reverse()
    return standing
