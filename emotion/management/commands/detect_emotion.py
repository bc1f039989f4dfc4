from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from emotion.classifiers.base import EmotionClassifier
from emotion.classifiers.registry import get_classifier, get_detector
from emotion.errors import EmotionSetupError, MediaError
from emotion.media import open_media
from emotion.reading.annotating.writing import check_ending, write_annotated
from emotion.reading.as_json import as_json
from emotion.reading.as_text import as_text
from emotion.reading.errors import OutputError
from emotion.reading.outputs import (
    ANNOTATED_ENDINGS,
    PLOT_ENDINGS,
    Target,
    check_apart,
    replacing,
    targets,
)
from emotion.reading.reader import Progress, read_opened
from emotion.reading.results import MediaReading
from emotion.reading.tilted_retries import FaceDetector


@dataclass
class Outcome:
    """What became of one file; a reading whose copy cannot be written has both."""

    reading: MediaReading | None = None
    error: MediaError | OutputError | None = None


class Command(BaseCommand):
    help = "Read the emotions of the faces in photographs, animations and videos."
    # It needs no database, and says itself when the network or the cascade is missing.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--plot",
            type=Path,
            metavar="PNG",
            help="draw the seven curves over time (bars for a picture); a folder for several files",
        )
        parser.add_argument(
            "--annotate",
            type=Path,
            metavar="OUT",
            help=f"write a copy with boxes and labels ({', '.join(ANNOTATED_ENDINGS)}); "
            "a folder for several files",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        try:
            plots = targets(files, options["plot"], "--plot", PLOT_ENDINGS)
            copies = targets(files, options["annotate"], "--annotate", ANNOTATED_ENDINGS)
            check_apart(plots, copies)
            detector, classifier = get_detector(), get_classifier()
            outcomes = []
            for file, plot, copy in zip(files, plots, copies, strict=True):
                outcomes.append(_read(file, detector, classifier, plot, copy))
                if not options["json"]:
                    self._show(file, outcomes[-1])
        except (OutputError, EmotionSetupError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(
                json.dumps([_entry(*one) for one in zip(files, outcomes, strict=True)])
            )
        failures = [
            f"{_shown(file)}: {outcome.error}"
            for file, outcome in zip(files, outcomes, strict=True)
            if outcome.error is not None
        ]
        if failures:
            raise CommandError("\n".join(failures))

    def _show(self, file: Path, outcome: Outcome) -> None:
        if outcome.reading is not None:
            self.stdout.write(f"{_shown(file)}\n{as_text(outcome.reading)}\n\n")


def _read(
    file: Path,
    detector: FaceDetector,
    classifier: EmotionClassifier,
    plot: Target | None,
    copy: Target | None,
) -> Outcome:
    outcome = Outcome()
    try:
        with open_media(file) as media:
            copy_path = None if copy is None else copy.for_kind(media.kind)
            if copy_path is not None:
                check_ending(media.kind, copy_path)
            with _bar(f"reading {file.name}") as progress:
                reading = outcome.reading = read_opened(media, detector, classifier, progress)
            if plot is not None:
                _plot(reading, file, plot.for_plot())
            if copy_path is not None:
                with _bar(f"drawing {file.name}") as progress, replacing(copy_path) as partial:
                    write_annotated(media, reading, partial, progress)
    except (MediaError, OutputError) as error:
        outcome.error = error
    return outcome


def _plot(reading: MediaReading, file: Path, path: Path) -> None:
    # Not at the top: it imports matplotlib.
    from emotion.reading.plotting.plot import write_plot

    with replacing(path) as partial:
        write_plot(reading, _shown(Path(file.name)), partial)


@contextmanager
def _bar(words: str) -> Iterator[Progress]:
    """A progress bar on stderr, and only on a terminal: stdout may be parsed."""
    with tqdm(desc=words, unit="frame", disable=None, leave=False) as bar:

        def progress(done: int, expected: int | None) -> None:
            bar.total = expected
            bar.update(done - bar.n)

        yield progress


def _entry(file: Path, outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    return {
        "file": _shown(file),
        "reading": None if outcome.reading is None else as_json(outcome.reading),
        "error": None if error is None else {"code": error.code, "message": str(error)},
    }


def _shown(file: Path) -> str:
    """A file's name may hold bytes that are no text."""
    return os.fsencode(file).decode("utf-8", "replace")
