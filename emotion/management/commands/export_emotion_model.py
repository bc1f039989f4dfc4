from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from emotion.errors import EmotionSetupError
from emotion.keras_environment import prepare_keras
from emotion.model_files import KERAS_NAME, ONNX_NAME


class Command(BaseCommand):
    help = "Write emotion.onnx from Model.h5 and check that the two agree."
    # It makes the files that the checks ask for.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        folder = Path(settings.EMOTION_MODEL_DIR)
        parser.add_argument("--model", type=Path, default=folder / KERAS_NAME)
        parser.add_argument("--output", type=Path, default=folder / ONNX_NAME)

    def handle(self, *args: Any, **options: Any) -> None:
        # Not at the top: it imports TensorFlow.
        prepare_keras()
        from emotion.training.export import export

        try:
            difference = export(options["model"], options["output"])
        except EmotionSetupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{options['output']}: probabilities differ from {options['model']} by at most "
            f"{difference:.1e}.\n"
            "Next: python manage.py evaluate_emotion_model --data PATH"
        )
