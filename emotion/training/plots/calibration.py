from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from emotion.training.calibration import ReliabilityBin, calibration_error
from emotion.training.plots.style import (
    DEEP,
    INK_SOFT,
    MIDDLE,
    PALE,
    WARM,
    calm,
    legend,
    new_figure,
)


def reliability_figure(bins: Sequence[ReliabilityBin], caption: str) -> Figure:
    """Accuracy against confidence (Niculescu-Mizil and Caruana 2005), and the faces behind."""
    error = calibration_error(tuple(bins))
    figure = new_figure(6.2, 6.8, "How often a confident reading is right", caption)
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(4, 1))
    calm(upper)
    calm(lower)

    filled = [one for one in bins if one.count]
    middles = [(one.low + one.high) / 2 for one in filled]
    width = 0.9 * (bins[0].high - bins[0].low)
    upper.bar(
        middles,
        [one.accuracy or 0 for one in filled],
        width=width,
        color=PALE,
        label="read right",
    )
    upper.plot(
        [0, 1],
        [0, 1],
        color=WARM,
        linewidth=1.4,
        linestyle=(0, (4, 3)),
        label="as often right as confident",
    )
    upper.plot(
        [one.confidence or 0 for one in filled],
        [one.accuracy or 0 for one in filled],
        color=DEEP,
        marker="o",
        markersize=5,
        linewidth=1.4,
        label="at the bin’s mean confidence",
    )
    upper.set_title(
        f"expected calibration error {error:.3f}", loc="left", color=INK_SOFT, fontsize=10
    )
    upper.set(xlim=(0, 1), ylim=(0, 1.02))
    upper.set_ylabel("share read right", fontsize=10)
    upper.yaxis.set_major_formatter(PercentFormatter(1))
    legend(upper, loc="upper left")

    lower.bar(middles, [one.count for one in filled], width=width, color=MIDDLE)
    lower.set_ylabel("faces", fontsize=10)
    lower.set_xlabel("confidence: the highest of the seven probabilities", fontsize=10)
    lower.xaxis.set_major_formatter(PercentFormatter(1))
    return figure
