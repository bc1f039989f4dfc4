"""This project's reading of faces beside that of the library fer."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from emotion.errors import EmotionSetupError
from emotion.model_files import ONNX_NAME
from emotion.training.data import SPLITS
from music.development.comparison import comparing
from music.development.comparison.contestants import contestants
from music.development.comparison.document import DOCUMENT, replace_measured
from music.development.comparison.environment import fer_python
from music.development.comparison.errors import ComparisonError
from music.development.comparison.faces import load_faces
from music.development.comparison.frames import frames_of, made_up_frames
from music.development.comparison.results import Comparison
from music.development.comparison.table import report


class Command(BaseCommand):
    help = "Compare accuracy, speed, memory and import time with the library fer, side by side."
    # It needs no more than the network and the cascade, and says itself which is missing.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        model = Path(settings.EMOTION_MODEL_DIR) / ONNX_NAME
        parser.add_argument("--data", type=Path, help="labelled faces; else speed alone")
        parser.add_argument(
            "--split", choices=SPLITS, help="default: private, or all of an undivided data set"
        )
        parser.add_argument(
            "--frames", type=Path, nargs="+", default=[], help="clips, pictures, folders of them"
        )
        parser.add_argument("--model", type=Path, default=model, help=".onnx or .h5")
        parser.add_argument("--runs", type=int, default=50, help="least readings of frames")
        parser.add_argument("--starts", type=int, default=5, help="fresh processes of each")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--write-docs", action="store_true", help=f"also renew the table in {DOCUMENT.name}"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["runs"] < 1 or options["starts"] < 1:
            raise CommandError("--runs and --starts must be at least 1.")
        if options["write_docs"] and options["data"] is None:
            raise CommandError("--write-docs needs --data: its table tells the accuracy.")
        try:
            comparison = self._compare(options)
            if options["write_docs"]:
                replace_measured(DOCUMENT, report(comparison))
        except (ComparisonError, EmotionSetupError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(comparison)))
        else:
            self.stdout.write(report(comparison))

    def _compare(self, options: dict[str, Any]) -> Comparison:
        model: Path = options["model"].resolve()
        if not model.is_file():
            raise ComparisonError(f"{model} is missing.")
        # What may be wrong with the data is told before minutes of installation.
        data: Path | None = options["data"]
        faces = None if data is None else load_faces(data, options["split"])
        frames = (made_up_frames(), *map(frames_of, options["frames"]))
        plan = comparing.Plan(
            contestants=contestants(
                model=model,
                cascade=Path(settings.EMOTION_CASCADE).resolve(),
                fer_python=fer_python(tell=self._tell),
            ),
            model=model,
            faces=faces,
            frames=frames,
            runs=options["runs"],
            starts=options["starts"],
        )
        return comparing.compare(plan, self._tell)

    def _tell(self, text: str) -> None:
        # On stderr: stdout may be parsed.
        self.stderr.write(text, self.style.NOTICE)
