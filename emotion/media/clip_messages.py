"""What the process that decodes a video tells the one that asked, over a pipe.

`STARTED`, then one line of JSON with `ClipFacts` (or null for a file that cannot be
opened), then for each frame a `FRAME` and its pixels, and a `FRAME` of size 0 for the end.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

# Tells a decoder that does not start from one that a file has brought down.
STARTED = b"+"
# Time in seconds, width, height; at the end the clip's length, its `End`, and 0.
FRAME = struct.Struct("<dII")
MAX_LINE = 1000


class End(IntEnum):
    NO_MORE = 0
    TOO_LONG = 1


@dataclass(frozen=True)
class ClipFacts:
    """What a video's header claims. ``width`` and ``height`` are upright."""

    width: int
    height: int
    rate: float
    """Frames a second; may be nonsense."""
    frames: float
    """May be negative or nonsense where the container does not say."""


def write_facts(pipe: BinaryIO, facts: ClipFacts | None) -> None:
    line = json.dumps(None if facts is None else asdict(facts))
    pipe.write(line.encode() + b"\n")
    pipe.flush()


def parse_facts(line: bytes) -> ClipFacts | None:
    values = json.loads(line)
    return None if values is None else ClipFacts(**values)


def write_frame(pipe: BinaryIO, time: float, rgb: npt.NDArray[np.uint8]) -> None:
    height, width = rgb.shape[:2]
    pipe.write(FRAME.pack(time, width, height))
    pipe.write(np.ascontiguousarray(rgb).data)
    pipe.flush()


def write_end(pipe: BinaryIO, length: float, end: End) -> None:
    pipe.write(FRAME.pack(length, end, 0))
    pipe.flush()
