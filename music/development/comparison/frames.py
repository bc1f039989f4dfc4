"""Camera frames to measure speed on: made up, or of a clip or pictures scaled to their size."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np

from emotion.errors import MediaError
from emotion.media import open_media
from music.development.benchmarks import HEIGHT, WIDTH, synthetic_frame
from music.development.comparison.errors import ComparisonError
from music.development.comparison.pictures import Picture

# Ten seconds of a clip; more would say the same about speed.
MOST_FRAMES = 300
PICTURE_SUFFIXES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".webp"})
FACE_SIZE = 48


@dataclass(frozen=True)
class FrameSet:
    """``pictures`` are uint8 [N, 480, 640, 3] in BGR; N is at least 1."""

    name: str
    pictures: Picture


def made_up_frames() -> FrameSet:
    data = np.frombuffer(synthetic_frame(), np.uint8)
    frame = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return FrameSet("smooth noise", frame[None])


def made_up_faces() -> Picture:
    """Pieces of the made-up frame, uint8 [N, 48, 48, 3]: for speed, nothing else."""
    (frame,) = made_up_frames().pictures
    corners = [
        (y, x)
        for y in range(0, HEIGHT - FACE_SIZE + 1, FACE_SIZE)
        for x in range(0, WIDTH - FACE_SIZE + 1, FACE_SIZE)
    ]
    return np.stack([frame[y : y + FACE_SIZE, x : x + FACE_SIZE] for y, x in corners])


def frames_of(path: Path) -> FrameSet:
    """The frames of a clip, a picture, or all pictures of a folder, at most `MOST_FRAMES`.

    Raises ComparisonError.
    """
    frames: list[Picture] = []
    for file in _files(path):
        try:
            with open_media(file) as media:
                some = islice(media.frames(), MOST_FRAMES - len(frames))
                frames += [fitted(frame.rgb) for frame in some]
        except MediaError as error:
            raise ComparisonError(f"{file}: {error}") from error
    if not frames:
        raise ComparisonError(f"{path} holds no picture.")
    return FrameSet(f"{path.name}/" if path.is_dir() else path.name, np.stack(frames))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in PICTURE_SUFFIXES)


def fitted(rgb: Picture) -> Picture:
    """Scale uint8 [H, W, 3] (RGB) into 640x480, black where it does not reach; gives BGR."""
    height, width = rgb.shape[:2]
    scale = min(WIDTH / width, HEIGHT / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    inner = cv2.cvtColor(cv2.resize(rgb, size, interpolation=method), cv2.COLOR_RGB2BGR)
    frame = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    left, top = (WIDTH - size[0]) // 2, (HEIGHT - size[1]) // 2
    frame[top : top + size[1], left : left + size[0]] = inner
    return frame
