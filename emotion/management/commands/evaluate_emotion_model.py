from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from emotion.classifiers.registry import get_detector, open_classifier
from emotion.errors import EmotionSetupError
from emotion.model_files import ONNX_NAME, sha256, verify
from emotion.training.card_figures import CardError
from emotion.training.copies import train_copies
from emotion.training.data import SPLITS, FaceDataset, load_dataset
from emotion.training.errors import DatasetError
from emotion.training.measuring import Measurement, measure
from emotion.training.metrics_file import MetricsFileError
from emotion.training.record import write_record
from emotion.training.robustness import PASSES
from emotion.training.score_table import robustness_table, score_table

Rows = npt.NDArray[np.intp]


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
        parser.add_argument(
            "--robustness", action="store_true", help="read changed copies of the faces, too"
        )
        parser.add_argument("--plots", type=Path, metavar="DIR", help="write PNG files there")
        parser.add_argument(
            "--write",
            action="store_true",
            help="measure public and private split and put everything on record in metrics.json "
            "and MODEL_CARD.md beside the network",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_what_does_not_go_together(options)
        model: Path = options["model"]
        written: tuple[Path, ...] = ()
        try:
            if options["write"]:
                verify(model.parent)
            dataset = load_dataset(options["data"])
            splits = ["private", "public"] if options["write"] else [options["split"]]
            measured, *public = self._measure(dataset, splits, options)
            digest = sha256(model)
            if options["write"]:
                written += write_record(model, dataset, public=public[0], private=measured)
            if options["plots"]:
                written += _write_plots(
                    measured, digest, options, divided=dataset.usage is not None
                )
        except (DatasetError, EmotionSetupError, MetricsFileError, CardError, OSError) as error:
            raise CommandError(str(error)) from error
        self._print(measured, digest, written, as_json=options["json"])

    def _measure(
        self, dataset: FaceDataset, splits: Sequence[str | None], options: Mapping[str, Any]
    ) -> list[Measurement]:
        """Measure each split, the first one under perturbations, too."""
        rows = [_rows(dataset, split, options["data"]) for split in splits]
        classifier = open_classifier(options["model"])
        detector = get_detector() if options["detect"] else None
        copied = train_copies(dataset)
        perturb = bool(options["robustness"] or options["write"] or options["plots"])
        # Changed copies are of faces that are cut out already.
        perturb = perturb and detector is None
        readings = sum(map(len, rows)) + perturb * PASSES * len(rows[0])
        # The bar goes to stderr, and only to a terminal: stdout may be parsed.
        with tqdm(total=readings, unit="face", disable=None) as bar:
            return [
                measure(
                    dataset.rows(chosen),
                    classifier,
                    detector=detector,
                    copied=None if copied is None else copied[chosen],
                    perturb=perturb and place == 0,
                    progress=bar.update,
                )
                for place, chosen in enumerate(rows)
            ]

    def _print(
        self, measured: Measurement, digest: str, written: tuple[Path, ...], *, as_json: bool
    ) -> None:
        if as_json:
            scores: dict[str, Any] = asdict(measured.scores)
            if measured.robustness is not None:
                scores["robustness"] = asdict(measured.robustness)
            self.stdout.write(json.dumps(scores | {"model_sha256": digest}))
            return
        self.stdout.write(score_table(measured.scores))
        if measured.robustness is not None:
            self.stdout.write(f"\n{robustness_table(measured.robustness)}")
        self.stdout.write(f"SHA-256 of the network: {digest}")
        for path in written:
            self.stdout.write(f"Written: {path}")


def _refuse_what_does_not_go_together(options: Mapping[str, Any]) -> None:
    if options["write"] and (options["split"] or options["detect"]):
        raise CommandError(
            "--write measures the public and the private split of cut-out faces: "
            "leave out --split and --detect."
        )
    if options["write"] and options["model"].name != ONNX_NAME:
        raise CommandError(f"--write puts {ONNX_NAME} on record, not {options['model'].name}.")
    if options["robustness"] and options["detect"]:
        raise CommandError("--robustness changes cut-out faces: leave out --detect.")


def _rows(dataset: FaceDataset, split: str | None, path: Path) -> Rows:
    if split is None and dataset.usage is None:
        return np.arange(len(dataset.images))
    name = split or "private"
    if dataset.usage is None:
        raise DatasetError("the data set is not divided into splits")
    rows = np.flatnonzero(dataset.usage == SPLITS.index(name))
    if len(rows) == 0:
        raise DatasetError(f"{path} has no picture in its {name} split")
    return rows


def _write_plots(
    measured: Measurement, digest: str, options: Mapping[str, Any], *, divided: bool
) -> tuple[Path, ...]:
    # Not at the top: only who asks for plots waits for Matplotlib.
    from emotion.training.plots.writing import write_plots

    split = f"{options['split'] or 'private'} split, " if divided else ""
    return write_plots(
        options["plots"],
        measured,
        network=options["model"],
        network_sha256=digest,
        caption=f"{options['data'].name}, {split}{measured.scores.n:,} faces"
        + (", detected first" if options["detect"] else ""),
    )
