from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from emotion.labels import LABELS, Emotion
from recommendations.learnt_targets.learnt_file import LearntTargetsError, add_target
from recommendations.learnt_targets.statistics import statistics_of
from recommendations.learnt_targets.track_lists import TrackListError, read_track_lists
from recommendations.management.database import answering_database

# A mean of fewer songs says more of those songs than of the mood; set by hand.
LEAST_SONGS = 10


class Command(BaseCommand):
    help = (
        "Learn an emotion's target from real playlists: csv or parquet, plain or gzip, with "
        "audio features or with Spotify ids of tracks in the catalogue."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--emotion", choices=LABELS, required=True)
        parser.add_argument("playlists", nargs="+", type=Path, metavar="PLAYLIST")
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.LEARNT_TARGETS_FILE,
            help="where learnt targets are kept",
        )
        parser.add_argument("--plot", type=Path, help="default: a PNG beside the output")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LEARNT_TARGETS:
            raise CommandError("LEARNT_TARGETS is off: see .env.example before you turn it on.")
        from recommendations.learnt_targets.plot import write_plot

        emotion = Emotion(options["emotion"])
        output: Path = options["output"]
        plot: Path = options["plot"] or output.with_name(f"{output.stem}_{emotion.value}.png")
        playlists: list[Path] = options["playlists"]
        try:
            with answering_database():
                songs = read_track_lists(playlists)
            count = len(songs.features)
            if count < LEAST_SONGS:
                raise CommandError(
                    f"Of {songs.row_count} rows {count} are songs with known features; at least "
                    f"{LEAST_SONGS} are needed."
                )
            statistics = statistics_of(songs.features)
            target = add_target(output, emotion, statistics, [path.name for path in playlists])
            write_plot(songs.features, emotion, plot)
        except (TrackListError, LearntTargetsError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{output} and its plot cannot be written: {error}.") from error
        self.stdout.write(f"{songs.row_count} rows, {count} songs with known features.")
        for name, figures in statistics.items():
            self.stdout.write(
                f"  {name:<17} mean {figures.mean:8.3f}  std {figures.std:7.3f}  "
                f"min {figures.min:8.3f}  quartiles {figures.lower_quartile:8.3f} "
                f"{figures.median:8.3f} {figures.upper_quartile:8.3f}  max {figures.max:8.3f}"
            )
        valence, energy, danceability = target
        self.stdout.write(
            f"{emotion.value}: valence {valence:.3f}, energy {energy:.3f}, danceability "
            f"{danceability:.3f}. Written: {output} and {plot}."
        )
