"""Writing the frames of a picture or a clip with their marks."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
from PIL import Image

from emotion.media import Media
from emotion.reading.annotating.drawing import RgbImage, draw_marks
from emotion.reading.annotating.endings import CLIP_ENDINGS, PICTURE_ENDINGS
from emotion.reading.annotating.marks import marks_of
from emotion.reading.errors import OutputError
from emotion.reading.reader import Progress
from emotion.reading.results import MediaReading

QUALITY = 92
# MPEG-4 Visual: every OpenCV has it. H.264 is missing from many for its patents.
CODEC = "mp4v"
# Frames a second of a clip whose frames come faster or do not tell.
MAX_RATE = 60.0
USUAL_RATE = 10.0


def check_ending(kind: str, path: Path) -> None:
    """Raise OutputError unless a file of that kind can be written under that name."""
    endings = PICTURE_ENDINGS if kind == "picture" else CLIP_ENDINGS
    if path.suffix.lower() not in endings:
        raise OutputError(
            f"The {kind} cannot be written as {path.name}: its name must end in "
            f"{', '.join(endings[:-1])} or {endings[-1]}."
        )


def write_annotated(
    media: Media,
    reading: MediaReading,
    path: Path,
    progress: Progress = lambda done, expected: None,
) -> None:
    """Read the frames once more and write them with boxes and words.

    `reading` is that of `media`. The ending of `path` chooses the format. Raises
    OutputError, MediaError or OSError.
    """
    check_ending(reading.kind, path)
    frames = _drawn(media, reading, progress)
    if path.suffix.lower() == ".mp4":
        _write_mp4(frames, reading, path)
    elif path.suffix.lower() == ".gif":
        _write_gif(frames, reading, path)
    else:
        picture = Image.fromarray(next(frames))
        picture.save(path, quality=QUALITY)


def _drawn(media: Media, reading: MediaReading, progress: Progress) -> Iterator[RgbImage]:
    # A file that broke off may break off a little elsewhere the second time.
    pairs = zip(media.frames(), marks_of(reading), strict=False)
    for index, (frame, marks) in enumerate(pairs):
        yield draw_marks(frame.rgb, marks)
        progress(index + 1, len(reading.frames))


def _write_mp4(frames: Iterator[RgbImage], reading: MediaReading, path: Path) -> None:
    """Frames that stand longer than one of the file's are written more than once."""
    rate = _rate(reading)
    size = (reading.width, reading.height)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*CODEC), rate, size)
    try:
        if not writer.isOpened():
            raise OutputError(f"{path} cannot be written: no permission, folder or encoder.")
        for rgb, (start, end) in zip(frames, _spans(reading), strict=False):
            bgr = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR)
            for _ in range(round(end * rate) - round(start * rate)):
                writer.write(bgr)
    finally:
        writer.release()


def _write_gif(frames: Iterator[RgbImage], reading: MediaReading, path: Path) -> None:
    pictures = (Image.fromarray(rgb) for rgb in frames)
    durations = [round(1000 * (end - start)) for start, end in _spans(reading)]
    next(pictures).save(
        path, save_all=True, append_images=pictures, duration=durations, loop=0, disposal=1
    )


def _spans(reading: MediaReading) -> Sequence[tuple[float, float]]:
    times = [frame.time for frame in reading.frames]
    return list(zip(times, [*times[1:], max(reading.seconds, times[-1])], strict=True))


def _rate(reading: MediaReading) -> float:
    """That of the usual frame, so that most are written once."""
    steps = [end - start for start, end in _spans(reading) if end > start]
    if not steps:
        return USUAL_RATE
    return min(MAX_RATE, 1 / statistics.median(steps))
