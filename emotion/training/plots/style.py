"""What all plots share: paper, ink, and a file that says which network it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

# The site's own colours: the light theme in static/css/tokens.
PAPER, INK, INK_SOFT, LINE = "#fffdfb", "#2a2138", "#5b5169", "#e6dcdd"
DEEP, MIDDLE, PALE, WARM = "#43306b", "#7d61c6", "#cfc0ee", "#e07a5f"

DPI = 120
# The text chunk of a PNG file that holds the network's SHA-256.
NETWORK_KEY = "Network"


def new_figure(width: float, height: float, title: str, caption: str) -> Figure:
    """An empty sheet, `width` x `height` inches, with its title on the left."""
    # Never pyplot: it keeps every figure alive and wants a display.
    layout = ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.1)
    figure = Figure((width, height), dpi=DPI, facecolor=PAPER, layout=layout)
    figure.suptitle(
        title, x=0.02, horizontalalignment="left", color=INK, fontsize=13, fontweight="bold"
    )
    figure.supxlabel(caption, x=0.02, horizontalalignment="left", color=INK_SOFT, fontsize=8)
    return figure


def calm(axes: Axes, grid: str | None = "y") -> None:
    """Take away the box and draw the rest softly; ``grid`` is "x", "y" or None."""
    axes.set_facecolor(PAPER)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(LINE)
    axes.tick_params(colors=INK_SOFT, labelsize=9, length=0, pad=5)
    axes.xaxis.label.set_color(INK_SOFT)
    axes.yaxis.label.set_color(INK_SOFT)
    if grid == "x":
        axes.grid(axis="x", color=LINE, linewidth=0.8)
    elif grid == "y":
        axes.grid(axis="y", color=LINE, linewidth=0.8)


def legend(axes: Axes, **where: Any) -> None:
    axes.legend(frameon=False, fontsize=9, labelcolor=INK, **where)


def save(figure: Figure, path: Path, network: str) -> Path:
    """Write a PNG file that names the network's SHA-256, and nothing that changes by day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(
        path,
        format="png",
        metadata={NETWORK_KEY: network, "Software": None},
        pil_kwargs={"optimize": True},
    )
    return path
