from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from recommendations.catalogue.matrix import load_catalogue
from recommendations.evaluation.matching import match
from recommendations.evaluation.ratings import RatingsError, read_ratings
from recommendations.evaluation.report import report
from recommendations.evaluation.tables import tables
from recommendations.management.database import answering_database


class Command(BaseCommand):
    help = "Measure the engines by songs whose valence and arousal listeners rated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--labels", type=Path, required=True, help="rated songs, csv or gzip")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        labels: Path = options["labels"]
        try:
            ratings = read_ratings(labels)
        except RatingsError as error:
            raise CommandError(f"{error}.") from error
        with answering_database():
            catalogue = load_catalogue()
            matched = match(ratings, catalogue)
        if len(matched.rows) == 0:
            raise CommandError(f"None of the songs in {labels} is in the catalogue.")
        measured: Mapping[str, Any] = {
            "labels": labels.name,
            "unreadable_rows": ratings.unreadable,
            "middle_of_scale": ratings.middle,
            **report(catalogue, matched, self._say),
        }
        if options["json"]:
            self.stdout.write(json.dumps(measured, indent=2))
        else:
            self.stdout.write(tables(measured))

    def _say(self, engine: str) -> None:
        self.stderr.write(f"{engine} …")
