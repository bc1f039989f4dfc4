from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from emotion.errors import ModelFileError
from emotion.keras_environment import prepare_keras


class Command(BaseCommand):
    help = "Write the mean of two networks, the later trained from the earlier."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("later", type=Path, help="a Model.h5")
        parser.add_argument("earlier", type=Path, help="the Model.h5 that it began with")
        parser.add_argument("--data", type=Path, required=True, help="its public test chooses")
        parser.add_argument("--output", type=Path, required=True, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare_keras()
        from emotion.training.averaging import average
        from emotion.training.errors import DatasetError
        from emotion.training.metrics_file import MetricsFileError

        later, earlier, output = options["later"], options["earlier"], options["output"]
        data: Path = options["data"]
        command = (
            f"python manage.py average_emotion_models {later.name} {earlier.name} "
            f"--data {data.name}"
        )
        try:
            report = average(later, earlier, data=data, output=output, command=command)
        except (DatasetError, MetricsFileError, ModelFileError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{output}: {1 - report.earlier_share:.0%} of {later.name} and "
            f"{report.earlier_share:.0%} of {earlier.name}, {report.best_accuracy:.1%} on the "
            "public test.\nNext: python manage.py export_emotion_model"
        )
