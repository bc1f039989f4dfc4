"""One library in a process of its own: pictures in, readings and their cost out.

``python -m music.development.comparison.worker MODULE OPTIONS``, where ``MODULE`` has
``open_engine`` and ``OPTIONS`` is its JSON object of arguments. It also runs in
environments without Django; until the engine is imported it imports nothing but the standard
library, so that every library's import is timed whole.

It says `Ready`, then answers each line of its input, ``{"task": "face" or "frame", "path":
an .npz with "pictures", uint8 [N, H, W, 3] in BGR}``, by an `Answer`. Anything that goes
wrong is ``{"error": a sentence}``. It ends with its input.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

from music.development.comparison.engine import Emotions, Engine
from music.development.comparison.messages import Answer, Ready
from music.development.comparison.peak_memory import peak_bytes

if TYPE_CHECKING:
    from music.development.comparison.pictures import Picture

FIRST_FACE = 48


def main(module: str, options: str) -> None:
    replies = _claimed_stdout()
    try:
        engine, ready = _open(module, json.loads(options))
        _say(replies, asdict(ready))
        for line in sys.stdin:
            _say(replies, asdict(_answer(engine, json.loads(line))))
    # Whatever a library raises, the other side must be able to tell its user.
    except Exception as error:
        _say(replies, {"error": f"{type(error).__name__}: {error}"})


def _claimed_stdout() -> TextIO:
    """Standard output for replies alone: what libraries print goes to standard error."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


def _say(replies: TextIO, message: dict[str, Any]) -> None:
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def _open(module: str, options: dict[str, Any]) -> tuple[Engine, Ready]:
    start = time.perf_counter()
    library = importlib.import_module(module)
    imported = time.perf_counter()
    engine: Engine = library.open_engine(**options)
    engine.read_face(_blank_face())
    loaded = time.perf_counter()
    return engine, Ready(
        version=engine.version,
        runtime=engine.runtime,
        import_seconds=imported - start,
        load_seconds=loaded - imported,
        peak_bytes=peak_bytes(),
    )


def _blank_face() -> Picture:
    import numpy as np

    return np.full((FIRST_FACE, FIRST_FACE, 3), 128, np.uint8)


def _answer(engine: Engine, request: dict[str, str]) -> Answer:
    import numpy as np

    read: Callable[[Picture], list[Emotions]] = {
        "face": engine.read_face,
        "frame": engine.read_frame,
    }[request["task"]]
    with np.load(request["path"], allow_pickle=False) as archive:
        pictures = archive["pictures"]
    readings, seconds = [], []
    cpu = time.process_time()
    for picture in pictures:
        start = time.perf_counter()
        readings.append(read(picture))
        seconds.append(time.perf_counter() - start)
    return Answer(readings, seconds, time.process_time() - cpu, peak_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
