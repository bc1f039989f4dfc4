from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from recommendations.calibration.fitting import fit
from recommendations.calibration.writing import write_coefficients
from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.maps.coefficients import COEFFICIENTS_FILE
from recommendations.engine.maps.rules import estimates
from recommendations.engine.subset import catalogue_part
from recommendations.evaluation.matching import match
from recommendations.evaluation.ratings import RatingsError, read_ratings
from recommendations.management.database import answering_database


class Command(BaseCommand):
    help = "Fit the calibrated engine to rated songs of the catalogue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--labels", type=Path, required=True, help="rated songs, csv or gzip")
        parser.add_argument("--output", type=Path, default=COEFFICIENTS_FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        labels: Path = options["labels"]
        output: Path = options["output"]
        try:
            ratings = read_ratings(labels)
        except RatingsError as error:
            raise CommandError(f"{error}.") from error
        with answering_database():
            catalogue = load_catalogue()
            matched = match(ratings, catalogue)
        try:
            fitted = fit(
                catalogue_part(catalogue, matched.rows),
                estimates(catalogue)[matched.rows],
                matched,
            )
        except ValueError as error:
            raise CommandError(
                f"{len(matched.rows)} rated songs are in the catalogue: {error}."
            ) from error
        digest = hashlib.sha256(labels.read_bytes()).hexdigest()
        write_coefficients(output, fitted, matched, source=labels.name, digest=digest)
        self.stdout.write(
            f"{output}: fitted to {len(matched.rows):,} songs ({matched.by_id:,} found by id, "
            f"{matched.by_name:,} by title and artist, {matched.unmatched:,} not in the "
            f"catalogue), {len(fitted.genres)} genres. "
            "Next: python manage.py evaluate_recommender"
        )
