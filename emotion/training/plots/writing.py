"""All plots of a measurement as PNG files."""

from __future__ import annotations

from pathlib import Path

from emotion.training.measuring import Measurement
from emotion.training.plots.bars import class_figure, robustness_figure
from emotion.training.plots.calibration import reliability_figure
from emotion.training.plots.confusion import confusion_figure
from emotion.training.plots.curves import curves_figure, read_history
from emotion.training.plots.style import save

HISTORY_NAME = "training_history.csv"


def write_plots(
    folder: Path, measurement: Measurement, *, network: Path, network_sha256: str, caption: str
) -> tuple[Path, ...]:
    """Write ``confusion``, ``classes`` and, of what there is, ``reliability``,
    ``robustness`` and ``training`` (from the log beside `network`); return the files.

    ``caption`` says below each plot what was measured. Raises DatasetError for a log that
    cannot be read.
    """
    figures = {
        "confusion": confusion_figure(measurement.scores, caption),
        "classes": class_figure(measurement.scores, caption),
    }
    if measurement.reliability:
        figures["reliability"] = reliability_figure(measurement.reliability, caption)
    if measurement.robustness is not None:
        figures["robustness"] = robustness_figure(measurement.robustness, caption)
    history = network.with_name(HISTORY_NAME)
    if history.is_file():
        figures["training"] = curves_figure(read_history(history), HISTORY_NAME)
    return tuple(
        save(figure, folder / f"{name}.png", network_sha256) for name, figure in figures.items()
    )
