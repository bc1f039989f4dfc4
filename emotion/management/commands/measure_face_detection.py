from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from emotion.classifiers.registry import get_detector
from emotion.detection_table.errors import FacesFolderError
from emotion.detection_table.pictures import read_pictures
from emotion.detection_table.scenes import scenes
from emotion.detection_table.table import measure
from emotion.detection_table.ways import ways_of_the_site, ways_tried
from emotion.detection_table.words import as_lines, as_table, as_values
from emotion.errors import EmotionSetupError


class Command(BaseCommand):
    help = "Count the faces found, missed and seen where none is, in pictures with a manifest."
    # It needs the cascade alone, and says so itself where that is missing.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--faces", type=Path, required=True, help="folder of pictures with manifest.json"
        )
        parser.add_argument("--json", action="store_true", help="write JSON")
        parser.add_argument(
            "--grid", action="store_true", help="compare other settings, too; takes long"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            detector = get_detector()
            ways = ways_of_the_site(detector)
            if options["grid"]:
                ways += ways_tried(detector)
            # The bar goes to stderr, and only to a terminal: stdout may be parsed.
            with tqdm(unit="scene", disable=None) as bar:
                columns = measure(scenes(read_pictures(options["faces"])), ways, bar.update)
        except (FacesFolderError, EmotionSetupError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_values(columns), indent=2))
        else:
            self.stdout.write(as_lines(columns) if options["grid"] else as_table(columns))
