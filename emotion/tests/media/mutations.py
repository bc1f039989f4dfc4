"""Damaging files and opening them, as a program: ``... mutations KIND SEED COUNT FOLDER``.

A program of its own, because a damaged file might bring down the tests' process, and
because the most memory that a process has ever taken says nothing once others ran in it.
"""

from __future__ import annotations

import collections
import io
import json
import os
import random
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from emotion.errors import MediaError
from emotion.media import open_media
from emotion.media.clip_child import decode, limit_resources
from emotion.media.clip_messages import FRAME, parse_facts
from emotion.media.clip_process import CAPTURE_OPTIONS
from emotion.media.signatures import HEAD_BYTES, clip_container
from emotion.tests.media.samples import clips, pictures

# Where headers lie; most changes elsewhere only change colours.
HEAD = 400
EXTREMES = [
    value.to_bytes(size, order)
    for size in (2, 4)
    for value in (0, 1, 0x1F40, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
    if value < 1 << 8 * size
    for order in ("big", "little")
]
ENDINGS = (".jpg", ".png", ".gif", ".mp4", ".webm", ".avi", ".txt", "")
# So many clips are decoded at once, each by a process of its own.
AT_ONCE = 4


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The file with one kind of damage."""
    changed = bytearray(data)
    end = min(len(changed), HEAD) if chance.random() < 0.6 else len(changed)
    place = chance.randrange(end)
    match chance.randrange(6):
        case 0:
            for _ in range(chance.randint(1, 20)):
                changed[chance.randrange(end)] = chance.randrange(256)
        case 1:
            del changed[chance.randrange(len(changed)) :]
        case 2:
            value = chance.choice(EXTREMES)
            changed[place : place + len(value)] = value
        case 3:
            changed[place : place + chance.randint(0, 40)] = chance.randbytes(chance.randint(0, 40))
        case 4:
            size = chance.randint(1, 200)
            changed[:size] = chance.choice(others)[:size]
        case _:
            changed[place:] = chance.choice(others)[place:]
    return bytes(changed)


def damaged(files: Mapping[str, bytes], seed: int, count: int) -> Iterator[bytes]:
    chance = random.Random(seed)  # noqa: S311  for a test, not for a secret
    others = list(files.values())
    for _ in range(count):
        yield mutated(chance.choice(others), others, chance)


def opened(path: Path) -> str:
    """Open the file as everyone does; say how that ended."""
    try:
        with open_media(path) as media:
            count = sum(1 for frame in media.frames() if frame.rgb.ndim == 3)
        return "frames" if count else "nothing"
    except MediaError as error:
        return error.code


def decoded(path: Path) -> str:
    """Let the videos' decoder write what it finds, without a process for each file."""
    with path.open("rb") as file:
        container = clip_container(file.read(HEAD_BYTES))
    if container is None:
        return "no clip"
    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = CAPTURE_OPTIONS.format(container)
    pipe = io.BytesIO()
    decode(str(path), pipe)
    pipe.seek(0)
    if parse_facts(pipe.readline()) is None:
        return "not opened"
    count = 0
    while head := pipe.read(FRAME.size):
        _, width, height = FRAME.unpack(head)
        if not height:
            return "frames" if count else "no frame"
        count += 1
        assert len(pipe.read(width * height * 3)) == width * height * 3
    return "refused"


def attempt(how: Callable[[Path], str], path: Path) -> str:
    try:
        return how(path)
    # Whatever it is: it is what this program looks for.
    except BaseException:
        return "strange: " + traceback.format_exc()


def peak_memory() -> int:
    """The most bytes this program has had in memory since it started."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def work(kind: str, seed: int, count: int, folder: Path) -> collections.Counter[str]:
    how = decoded if kind == "decoder" else opened
    files = pictures() if kind == "pictures" else clips(folder)
    with ThreadPoolExecutor(AT_ONCE if kind == "clips" else 1) as pool:

        def outcomes(files: Iterable[bytes]) -> collections.Counter[str]:
            paths = map(written(folder), enumerate(files))
            return collections.Counter(pool.map(lambda path: attempt(how, path), paths))

        # What the libraries load at first use is not the damage's doing.
        assert outcomes(files.values()) == {"frames": len(files)}
        if kind == "decoder":
            limit_resources()
        before = peak_memory()
        result = outcomes(damaged(files, seed, count))
    result["growth"] = peak_memory() - before
    return result


def written(folder: Path) -> Callable[[tuple[int, bytes]], Path]:
    def write(numbered: tuple[int, bytes]) -> Path:
        number, data = numbered
        path = folder / f"{number}{ENDINGS[number % len(ENDINGS)]}"
        path.write_bytes(data)
        return path

    return write


if __name__ == "__main__":
    kind, seed, count, folder = sys.argv[1:]
    sys.stdout.write(json.dumps(work(kind, int(seed), int(count), Path(folder))))
