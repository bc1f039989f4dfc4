from __future__ import annotations

import csv
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from emotion.training.errors import DatasetError
from emotion.training.plots.style import DEEP, INK_SOFT, MIDDLE, WARM, calm, legend, new_figure

COLOURS = (MIDDLE, DEEP, WARM)
NAMES = {"": "augmented training faces", "val": "faces that choose"}


def read_history(path: Path) -> dict[str, list[float]]:
    """Return the columns of ``training_history.csv`` by name. Raises DatasetError."""
    try:
        with path.open(newline="") as file:
            rows = list(csv.DictReader(file))
        history = {name: [float(row[name]) for row in rows] for name in rows[0]}
    except (OSError, ValueError, TypeError, KeyError, IndexError, csv.Error) as error:
        raise DatasetError(f"{path} is not the log of a training: {error!r}") from error
    if not any(name.endswith(("accuracy", "loss")) for name in history):
        raise DatasetError(f"{path} has neither a column of accuracy nor one of loss")
    return history


def curves_figure(history: dict[str, list[float]], caption: str) -> Figure:
    """Accuracy and loss by epoch: each column whose name ends in either."""
    figure = new_figure(9.2, 4.2, "Training, epoch by epoch", caption)
    left, right = figure.subplots(1, 2)
    for axes, ending in ((left, "accuracy"), (right, "loss")):
        calm(axes)
        _draw(axes, history, ending)
        axes.set_title(ending, loc="left", color=INK_SOFT, fontsize=10)
        axes.set_xlabel("epoch", fontsize=10)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    left.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return figure


def _draw(axes: Axes, history: dict[str, list[float]], ending: str) -> None:
    columns = [name for name in history if name.endswith(ending)]
    for place, column in enumerate(columns):
        kind = column.removesuffix(ending).strip("_")
        axes.plot(
            range(1, len(history[column]) + 1),
            history[column],
            color=COLOURS[place % len(COLOURS)],
            linewidth=1.8,
            label=NAMES.get(kind, kind.replace("_", " ")),
        )
    if columns:
        legend(axes, loc="best")
