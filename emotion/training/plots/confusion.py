from __future__ import annotations

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from emotion.labels import LABELS
from emotion.training.metrics import Scores
from emotion.training.plots.style import DEEP, INK, MIDDLE, PALE, PAPER, calm, new_figure

SHADES = LinearSegmentedColormap.from_list(
    "shares", [(0, PAPER), (0.25, PALE), (0.5, MIDDLE), (1, DEEP)]
)
# The share from which dark ink no longer reads well on the shade.
DARK_FROM = 0.42


def confusion_figure(scores: Scores, caption: str) -> Figure:
    """How each emotion was read: shares of a row's faces, and their number."""
    figure = new_figure(7.0, 7.0, "What each emotion was read as", caption)
    axes = figure.subplots()
    calm(axes, grid=None)
    axes.spines["bottom"].set_visible(False)
    counts = np.array(scores.confusion)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    axes.imshow(shares, cmap=SHADES, vmin=0, vmax=1)
    for (row, column), share in np.ndenumerate(shares):
        ink = PAPER if share >= DARK_FROM else INK
        axes.text(
            column,
            row - 0.08,
            f"{share:.0%}",
            horizontalalignment="center",
            verticalalignment="center",
            color=ink,
            fontsize=11,
            fontweight="bold" if row == column else "normal",
        )
        axes.text(
            column,
            row + 0.26,
            f"{counts[row, column]:,}",
            horizontalalignment="center",
            verticalalignment="center",
            color=ink,
            fontsize=7,
        )
    places = range(len(LABELS))
    axes.set_xticks(places, LABELS)
    axes.set_yticks(places, LABELS)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("read as", fontsize=10)
    axes.set_ylabel("labelled", fontsize=10)
    # Paper between the fields.
    axes.set_xticks([place + 0.5 for place in places][:-1], minor=True)
    axes.set_yticks([place + 0.5 for place in places][:-1], minor=True)
    axes.grid(which="minor", color=PAPER, linewidth=2)
    axes.tick_params(which="minor", length=0)
    return figure
