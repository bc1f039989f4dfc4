from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from emotion.labels import Emotion
from recommendations.engine.features import FEATURES

SHARES = tuple(name for name in FEATURES if name not in ("loudness", "tempo"))
# The site's own ink, paper and violet.
PAPER, INK, SHADE = "#fffdfb", "#2a2138", "#7d61c6"


def write_plot(features: npt.NDArray[np.float64], emotion: Emotion, path: Path) -> None:
    """Write a PNG: how the features that are shares are spread over the songs [N, 9].

    Boxes are quartiles, whiskers the extremes, dots the means. Raises OSError.
    """
    figure = plot_figure(features, emotion)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="png", metadata={"Software": None})


def plot_figure(features: npt.NDArray[np.float64], emotion: Emotion) -> Figure:
    """The plot, without pyplot: that keeps every figure alive and wants a display."""
    columns = [features[:, FEATURES.index(name)] for name in SHARES]
    figure = Figure((8, 4.5), dpi=120, facecolor=PAPER, layout="constrained")
    axes = figure.subplots()
    axes.set_facecolor(PAPER)
    axes.boxplot(
        [column[np.isfinite(column)] for column in columns],
        whis=(0, 100),
        showmeans=True,
        tick_labels=SHARES,
        patch_artist=True,
        boxprops={"facecolor": "none", "edgecolor": SHADE},
        medianprops={"color": SHADE},
        meanprops={"marker": "o", "markerfacecolor": INK, "markeredgecolor": INK},
    )
    axes.set_ylim(-0.02, 1.02)
    axes.tick_params(axis="x", labelrotation=20)
    axes.set_title(f"{emotion.value.title()}: {len(features)} songs", color=INK, loc="left")
    return figure
