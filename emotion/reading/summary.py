"""What the frames of a clip come to: moods, and who was in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from emotion.media import Media
from emotion.reading.results import (
    Appearance,
    CutShort,
    FaceTrack,
    FrameState,
    MediaReading,
)
from emotion.steadiness.mood import Moment, mood_of, mood_of_clip, standing_seconds


def sum_up(
    media: Media,
    size: tuple[int, int],
    frames: Sequence[FrameState],
    appearances: Mapping[int, Sequence[Appearance]],
) -> MediaReading:
    """The reading of a file whose frames have all been read; `size` is their width and height.

    The clip's mood is that of whoever was in front, not of one track alone: without
    recognising people nobody can say whether the one who left has come back, and most
    clips show one person.
    """
    seconds = _length(media, frames)
    in_front = [
        one for id_, seen in appearances.items() for one in seen if frames[one.frame].front == id_
    ]
    in_front.sort(key=lambda one: one.frame)
    ending = media.cut_short
    return MediaReading(
        kind=media.kind,
        width=size[0],
        height=size[1],
        seconds=seconds,
        frames=tuple(frames),
        faces=tuple(
            FaceTrack(id_, tuple(seen), mood_of(_moments(frames, seen, seconds)))
            for id_, seen in sorted(appearances.items())
        ),
        front=_longest_in_front(frames, seconds),
        mood=mood_of_clip(_moments(frames, in_front, seconds), seconds),
        cut_short=None if ending is None else CutShort(ending.code, str(ending)),
    )


def _moments(frames: Sequence[FrameState], seen: Sequence[Appearance], end: float) -> list[Moment]:
    shown = {one.frame for one in seen}
    standing = standing_seconds(
        [frame.time for frame in frames], [index in shown for index in range(len(frames))], end
    )
    return [Moment(seconds, one.probabilities) for seconds, one in zip(standing, seen, strict=True)]


def _longest_in_front(frames: Sequence[FrameState], end: float) -> int | None:
    total: dict[int, float] = {}
    ends = [*(frame.time for frame in frames[1:]), end]
    for frame, until in zip(frames, ends, strict=True):
        if frame.front is not None:
            total[frame.front] = total.get(frame.front, 0.0) + until - frame.time
    return max(total, key=lambda id_: (total[id_], -id_), default=None)


def _length(media: Media, frames: Sequence[FrameState]) -> float:
    """Seconds that the frames last; the last one as long as the one before, if not known."""
    last = frames[-1].time
    if media.kind == "picture":
        return 0.0
    if media.seconds is not None and media.cut_short is None and media.seconds > last:
        return media.seconds
    return last + (last - frames[-2].time if len(frames) > 1 else 0.0)
