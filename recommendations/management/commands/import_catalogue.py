from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from recommendations.catalogue.columns import MissingColumnsError
from recommendations.catalogue.files import Row, UnreadableFileError
from recommendations.catalogue.importing import ImportReport, import_file
from recommendations.catalogue.matrix import recommendable
from recommendations.catalogue.starter import STARTER_FILE, StarterReport, load_starter


class Command(BaseCommand):
    help = (
        "Import tracks from a public Spotify data set (csv or parquet, plain or gzip), "
        "or load the starter catalogue."
    )
    # Importing needs neither the web server's settings nor the model files.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("path", nargs="?", type=Path, help="the file to import")
        what.add_argument(
            "--starter", action="store_true", help="load the catalogue that ships with the site"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = STARTER_FILE if options["starter"] else options["path"]
        try:
            if options["starter"]:
                self._say_starter(load_starter())
                problem = ""
            else:
                report = import_file(path, _progress)
                self._say_import(report)
                problem = report.problem
            self.stdout.write(
                f"Recommendations now choose from {recommendable().count():,} tracks."
            )
        except (UnreadableFileError, MissingColumnsError) as error:
            raise CommandError(f"{path} was refused, nothing was imported: {error}.") from error
        except DatabaseError as error:
            raise CommandError(
                f"The database did not take the tracks: {error}. Run `migrate` first; batches "
                "that were complete are kept."
            ) from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped; batches that were complete are kept.") from error
        if problem:
            raise CommandError(
                f"{path} could not be read to its end: {problem}. The tracks counted above, "
                "from the rows before that, are kept."
            )

    def _say_import(self, report: ImportReport) -> None:
        written = report.written
        self.stdout.write(
            f"{report.row_count:,} rows read: {written.added:,} tracks added, "
            f"{written.updated:,} updated, {written.unchanged:,} unchanged, "
            f"{sum(report.skipped.values()):,} rows skipped."
        )
        for reason, count in sorted(report.skipped.items(), key=lambda item: -item[1]):
            self.stdout.write(f"  {count:>9,}  {reason}")

    def _say_starter(self, report: StarterReport) -> None:
        written = report.written
        self.stdout.write(
            f"Starter catalogue: {written.added} tracks added, {written.updated} updated, "
            f"{written.unchanged} unchanged, {report.removed} removed."
        )
        if report.kept:
            self.stdout.write(f"  {report.kept} no longer listed, kept because sets hold them")


def _progress(what: str, rows: Iterable[Row | None], total: int | None) -> Iterable[Row | None]:
    return tqdm(rows, desc=what, total=total, unit=" rows", disable=None)
