from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from emotion.classifiers.registry import get_detector, open_classifier
from emotion.errors import EmotionSetupError
from emotion.model_files import ONNX_NAME, sha256
from emotion.training.data import SPLITS, DatasetError, FaceDataset, load_dataset
from emotion.training.evaluation import evaluate
from emotion.training.metrics import Scores
from emotion.training.score_table import score_table


class Command(BaseCommand):
    help = "Measure a network on labelled faces, reading each as the site would."
    # It must also measure a file that the checks refuse.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        model = Path(settings.EMOTION_MODEL_DIR) / ONNX_NAME
        parser.add_argument("--data", type=Path, required=True, help="the data set")
        parser.add_argument(
            "--split", choices=SPLITS, help="default: private, or all of an undivided data set"
        )
        parser.add_argument("--detect", action="store_true", help="find the face first")
        parser.add_argument("--model", type=Path, default=model, help=".onnx or .h5")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            dataset = _load(options["data"], options["split"])
            scores = self._measure(dataset, options["model"], detect=options["detect"])
        except (DatasetError, EmotionSetupError) as error:
            raise CommandError(str(error)) from error
        digest = sha256(options["model"])
        if options["json"]:
            self.stdout.write(json.dumps(asdict(scores) | {"model_sha256": digest}))
        else:
            self.stdout.write(f"{score_table(scores)}\nSHA-256 of the network: {digest}")

    def _measure(self, dataset: FaceDataset, model: Path, *, detect: bool) -> Scores:
        classifier = open_classifier(model)
        detector = get_detector() if detect else None
        # The bar goes to stderr, and only to a terminal: stdout may be parsed.
        with tqdm(total=len(dataset.images), unit="face", disable=None) as bar:
            return evaluate(
                dataset, classifier, detector, progress=lambda done: bar.update(done - bar.n)
            )


def _load(path: Path, split: str | None) -> FaceDataset:
    dataset = load_dataset(path)
    if split is None and dataset.usage is not None:
        split = "private"
    if split is not None:
        dataset = dataset.split(split)
    if len(dataset.images) == 0:
        raise DatasetError(f"{path} has no picture in its {split} split")
    return dataset
