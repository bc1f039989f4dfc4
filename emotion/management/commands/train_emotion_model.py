from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from emotion.errors import ModelFileError
from emotion.keras_environment import prepare_keras
from emotion.model_files import KERAS_NAME

# The networks of emotion.training.recipes, named here because importing that takes
# TensorFlow's three seconds, which `--help` should not; a test compares the two.
NETWORK_NAMES = ("classic", "residual")
SHARES = ("teacher-share", "vote-share", "mixed-share")
# The options that change the weights, as the record names them.
SHOWN = (
    *("data", "votes", "network", "epochs", "learning_rate", "start", "teacher"),
    *(share.replace("-", "_") for share in SHARES),
)


class Command(BaseCommand):
    help = "Train the emotion network on FER2013: fer2013.npz, fer2013.csv or its folder form."
    # It makes the files that the checks ask for.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        model = Path(settings.EMOTION_MODEL_DIR) / KERAS_NAME
        parser.add_argument("--data", type=Path, required=True, help="the data set")
        parser.add_argument("--votes", type=Path, help="FER+'s fer2013new.csv, row for row")
        parser.add_argument("--network", choices=NETWORK_NAMES, default="residual")
        parser.add_argument("--epochs", type=int, help="default: those of the network's recipe")
        parser.add_argument("--learning-rate", type=float, help="default: the recipe's")
        parser.add_argument(
            "--start",
            type=Path,
            action="append",
            default=[],
            help="a Model.h5 to go on from with a new run; given twice, from the mean of both",
        )
        parser.add_argument(
            "--teacher",
            type=Path,
            action="append",
            default=[],
            help="a network to learn from, .h5 or .onnx; give it again for each further one",
        )
        for share in SHARES:
            parser.add_argument(f"--{share}", type=float, help="0 to 1; default: the recipe's")
        parser.add_argument(
            "--resume", action="store_true", help="go on after the last whole epoch"
        )
        parser.add_argument("--output", type=Path, default=model, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        epochs: int | None = options["epochs"]
        if epochs is not None and epochs < 1:
            raise CommandError("--epochs must be at least 1.")
        rate: float | None = options["learning_rate"]
        if rate is not None and not 0 < rate < 1:
            raise CommandError("--learning-rate must be between 0 and 1.")
        for name in SHARES:
            share: float | None = options[name.replace("-", "_")]
            if share is not None and not 0 <= share <= 1:
                raise CommandError(f"--{name} must be between 0 and 1.")
        _use_two_operations_at_once()
        prepare_keras()
        from emotion.training.errors import DatasetError
        from emotion.training.metrics_file import MetricsFileError
        from emotion.training.plan import TrainingPlan
        from emotion.training.recipes import RECIPES
        from emotion.training.train import train

        output: Path = options["output"]
        plan = TrainingPlan(
            data=options["data"],
            votes=options["votes"],
            network=options["network"],
            epochs=epochs or RECIPES[options["network"]].epochs,
            checkpoints=output.parent / "checkpoints" / options["network"],
            output=output,
            command=_command(options),
            starts=tuple(options["start"]),
            teachers=tuple(options["teacher"]),
            learning_rate=rate,
            teacher_share=options["teacher_share"],
            vote_share=options["vote_share"],
            mixed_share=options["mixed_share"],
            resume=options["resume"],
        )
        try:
            report = train(plan)
        except (DatasetError, MetricsFileError, ModelFileError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{output}: {report.network}, {report.train_rows} faces "
            f"({report.dropped_copies} copies of test faces and {report.dropped_non_faces} "
            f"pictures without a face dropped), {report.epochs} epochs. "
            f"Epoch {report.best_epoch} was best on the faces that choose: "
            f"{report.best_accuracy:.1%}.\n"
            "Next: python manage.py export_emotion_model"
        )


def _command(options: Mapping[str, Any]) -> str:
    """The command as somebody else would type it: files by their names, without where this
    machine keeps them, and without what does not change the weights."""
    words = ["python manage.py train_emotion_model"]
    for name in SHOWN:
        given = options[name]
        for value in given if isinstance(given, list) else [given]:
            if value is not None:
                shown = value.name if isinstance(value, Path) else value
                words.append(f"--{name.replace('_', '-')} {shown}")
    return " ".join(words)


def _use_two_operations_at_once() -> None:
    """Let TensorFlow run two operations side by side, each on all cores.

    Its own choice, one for every core, made an epoch a third slower on four cores. Set
    before it is imported, when it reads this; a value that is already set wins.
    """
    os.environ.setdefault("TF_NUM_INTEROP_THREADS", "2")
