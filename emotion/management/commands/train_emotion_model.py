from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from emotion.keras_environment import prepare_keras
from emotion.model_files import KERAS_NAME

# The networks of emotion.training.network, named here because importing that takes
# TensorFlow's three seconds, which `--help` should not; a test compares the two.
NETWORK_NAMES = ("classic",)
DEFAULT_EPOCHS = 60


class Command(BaseCommand):
    help = "Train the emotion network on FER2013: fer2013.npz, fer2013.csv or its folder form."
    # It makes the files that the checks ask for.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        model = Path(settings.EMOTION_MODEL_DIR) / KERAS_NAME
        parser.add_argument("--data", type=Path, required=True, help="the data set")
        parser.add_argument("--network", choices=NETWORK_NAMES, default="classic")
        parser.add_argument("--epochs", type=int, default=DEFAULT_EPOCHS)
        parser.add_argument(
            "--resume", action="store_true", help="go on after the last whole epoch"
        )
        parser.add_argument("--output", type=Path, default=model, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["epochs"] < 1:
            raise CommandError("--epochs must be at least 1.")
        prepare_keras()
        from emotion.training.data import DatasetError
        from emotion.training.train import TrainingPlan, train

        output: Path = options["output"]
        plan = TrainingPlan(
            data=options["data"],
            network=options["network"],
            epochs=options["epochs"],
            checkpoints=output.parent / "checkpoints" / options["network"],
            output=output,
            resume=options["resume"],
        )
        try:
            report = train(plan)
        except DatasetError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{output}: {report.network}, {report.train_rows} faces "
            f"({report.dropped_copies} copies of test faces dropped), {report.epochs} epochs. "
            f"Epoch {report.best_epoch} was best on the faces that choose: "
            f"{report.best_accuracy:.1%}.\n"
            "Next: python manage.py export_emotion_model"
        )
