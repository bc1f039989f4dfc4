"""Starting a `worker` and talking to it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Literal, cast

from music.development.comparison.contestants import PACKAGE, Contestant
from music.development.comparison.errors import ComparisonError
from music.development.comparison.messages import Answer, Ready
from music.paths import BASE_DIR

Task = Literal["face", "frame"]

# Importing TensorFlow from a cold disk takes a minute, a hundred faces take a few seconds.
ANSWER_S = 300.0
GRACE_S = 10.0

# One thread each, for every library that lets itself be told so.
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
}


class Worker:
    """A worker that is ready. Raises ComparisonError with what it said instead."""

    answer_s = ANSWER_S

    def __init__(self, title: str, process: subprocess.Popen[str], errors: IO[bytes]) -> None:
        self._title = title
        self._process = process
        self._input = cast(IO[str], process.stdin)
        self._output = cast(IO[str], process.stdout)
        self._errors = errors
        self.ready = Ready(**self._message())

    def read(self, task: Task, pictures: Path) -> Answer:
        """Let it read the ``pictures`` of an .npz file, one after the other."""
        # Of a worker that has ended, what it said last is still to be read.
        with suppress(BrokenPipeError):
            self._input.write(json.dumps({"task": task, "path": str(pictures)}) + "\n")
            self._input.flush()
        return Answer(**self._message())

    def _message(self) -> dict[str, Any]:
        watch = threading.Timer(self.answer_s, self._process.kill)
        watch.start()
        try:
            line = self._output.readline()
        finally:
            watch.cancel()
        if not line:
            raise ComparisonError(f"{self._title} ended without an answer. {self._last_words()}")
        message: dict[str, Any] = json.loads(line)
        if "error" in message:
            raise ComparisonError(f"{self._title} failed: {message['error']}")
        return message

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "It said nothing.")


@contextmanager
def running(contestant: Contestant) -> Iterator[Worker]:
    """Start a worker; it has ended when the block ends."""
    options = json.dumps(contestant.options)
    command = [str(contestant.python), "-m", f"{PACKAGE}.worker", contestant.module, options]
    environment = {**os.environ, **ONE_THREAD}
    # Modules of the one environment must not be found from the other.
    environment.pop("PYTHONPATH", None)
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                command,
                cwd=BASE_DIR,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
            )
        except OSError as error:
            raise ComparisonError(f"{contestant.title} cannot be started: {error}") from error
        try:
            yield Worker(contestant.title, process, errors)
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    try:
        process.communicate(timeout=GRACE_S)  # closes its input, which ends it
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
