from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from recommendations.song_moods.model_file import SHIPPED_FILE


class Command(BaseCommand):
    help = (
        "Train the classifier of song moods (happy, sad, energetic, calm) on labelled songs: "
        "csv, plain or gzip, with the audio features and a column `mood`."
    )
    # It makes a file that the site reads, and needs nothing of the site.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data", type=Path, required=True, help="the labelled songs")
        parser.add_argument(
            "--output", type=Path, default=SHIPPED_FILE, help="the model's file, to be written"
        )
        parser.add_argument("--seed", type=int, default=0, help="of the division into folds")

    def handle(self, *args: Any, **options: Any) -> None:
        # scikit-learn takes a second to import, which `--help` should not.
        from recommendations.song_moods.labelled_songs import LabelledSongsError
        from recommendations.song_moods.training import train

        data: Path = options["data"]
        output: Path = options["output"]
        seed: int = options["seed"]
        if seed < 0:
            raise CommandError("--seed must be at least 0.")
        # As somebody else would type it, without where this machine keeps the file.
        command = f"python manage.py train_mood_classifier --data {data.name} --seed {seed}"
        try:
            training = train(data, output, seed=seed, command=command)
        except LabelledSongsError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error}.") from error
        metrics = training.metrics
        self.stdout.write(
            f"{len(training.songs)} of {training.songs.row_count} rows used. Accuracy over "
            f"{len(metrics.folds)} folds: {metrics.accuracy:.1%} (standard deviation "
            f"{metrics.spread:.1%}); with other folds {min(metrics.repeats):.1%} to "
            f"{max(metrics.repeats):.1%}; on new artists {metrics.accuracy_on_new_artists:.1%}."
        )
        for mood, scores in metrics.moods.items():
            self.stdout.write(
                f"  {mood:<9} precision {scores.precision:.2f}, recall {scores.recall:.2f}, "
                f"F1 {scores.f1:.2f} ({scores.songs} songs)"
            )
        self.stdout.write(f"Written: {output} and {training.metrics_file}.")
