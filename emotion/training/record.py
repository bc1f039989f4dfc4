"""Putting a measurement on record: ``metrics.json`` and the model card beside the network."""

from __future__ import annotations

from pathlib import Path

from emotion.training.card_figures import CARD_NAME, fill_figures
from emotion.training.data import FaceDataset
from emotion.training.measuring import Measurement
from emotion.training.metrics_file import METRICS_NAME, read_metrics, write_sections
from emotion.training.metrics_sections import measured_sections, origin_sections


def write_record(
    network: Path, dataset: FaceDataset, public: Measurement, private: Measurement
) -> tuple[Path, ...]:
    """Write the measured sections beside `network`, and the card's figures where there is a
    card; return the files.

    Raises MetricsFileError, and CardError for a card that names what was not measured;
    ``metrics.json`` is written by then.
    """
    path = network.with_name(METRICS_NAME)
    write_sections(path, measured_sections(public, private) | origin_sections(network, dataset))
    card = network.with_name(CARD_NAME)
    if not card.is_file():
        return (path,)
    card.write_text(
        fill_figures(card.read_text(encoding="utf-8"), read_metrics(path)), encoding="utf-8"
    )
    return (path, card)
