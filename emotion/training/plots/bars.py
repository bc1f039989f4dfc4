from __future__ import annotations

from matplotlib.figure import Figure

from emotion.labels import LABELS
from emotion.training.metrics import Scores
from emotion.training.plots.style import (
    DEEP,
    INK,
    INK_SOFT,
    MIDDLE,
    PALE,
    WARM,
    calm,
    legend,
    new_figure,
)
from emotion.training.robustness import TITLES, Robustness

BAR = 0.26
# Percentage points between a bar's end and its figure.
GAP = 0.08


def class_figure(scores: Scores, caption: str) -> Figure:
    """Precision, recall and F1 of each emotion, 0..1."""
    figure = new_figure(9.2, 4.8, "How well each emotion is read", caption)
    axes = figure.subplots()
    calm(axes)
    for offset, name, colour in (
        (-1, "precision", PALE),
        (0, "recall", MIDDLE),
        (1, "F1", DEEP),
    ):
        values = [getattr(scores.classes[label], name.lower()) for label in LABELS]
        places = [place + offset * BAR for place in range(len(LABELS))]
        bars = axes.bar(places, values, width=0.92 * BAR, color=colour, label=name)
        axes.bar_label(bars, fmt="%.2f", fontsize=7, color=INK_SOFT, padding=2)
    axes.set_xticks(
        range(len(LABELS)),
        [f"{label}\n{scores.classes[label].support:,} faces" for label in LABELS],
    )
    axes.set(ylim=(0, 1.12), yticks=(0, 0.25, 0.5, 0.75, 1))
    legend(axes, loc="upper right", ncols=3)
    return figure


def robustness_figure(measured: Robustness, caption: str) -> Figure:
    """By how many percentage points each change lowers the accuracy."""
    title = f"What a change costs, from {measured.accuracy:.1%} on unchanged faces"
    figure = new_figure(8.2, 4.8, title, caption)
    axes = figure.subplots()
    calm(axes, grid="x")
    axes.spines["bottom"].set_visible(False)
    falls = [100 * one.fall for one in measured.perturbed.values()]
    names = [TITLES[name] for name in measured.perturbed]
    places = range(len(falls))
    axes.barh(places, falls, height=0.62, color=[WARM if fall > 0 else MIDDLE for fall in falls])
    for place, fall, one in zip(places, falls, measured.perturbed.values(), strict=True):
        axes.text(
            max(fall, 0) + GAP,
            place,
            f"{_signed(fall)}   {one.accuracy:.1%}",
            verticalalignment="center",
            color=INK,
            fontsize=9,
        )
    axes.axvline(0, color=INK_SOFT, linewidth=0.8)
    axes.set_yticks(places, names)
    axes.invert_yaxis()
    # Room for the figures beside the longest bar.
    axes.set_xlim(min(0, *falls) * 1.1, max(1, *falls) * 1.25)
    axes.set_xlabel("fall in percentage points, and the accuracy that is left", fontsize=10)
    return figure


def _signed(points: float) -> str:
    # A zero after rounding has no sign; the sign is a minus, not a hyphen.
    return f"{round(points, 1) + 0.0:.1f}".replace("-", "−")
