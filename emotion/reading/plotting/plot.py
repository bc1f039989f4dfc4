from __future__ import annotations

import warnings
from pathlib import Path

from emotion.reading.plotting.clip_curves import clip_figure
from emotion.reading.plotting.picture_bars import picture_figure
from emotion.reading.results import MediaReading


def write_plot(reading: MediaReading, name: str, path: Path) -> None:
    """Write a PNG: curves over time for a clip, bars for a picture; `name` is its title.

    To be imported only where it is called: matplotlib takes half a second, which reading
    alone need not. Raises OSError.
    """
    draw = picture_figure if reading.kind == "picture" else clip_figure
    # A dollar sign would begin a formula.
    figure = draw(reading, name.replace("$", r"\$"))
    with warnings.catch_warnings():
        # The font has no Chinese and no emoji; a file's name may.
        warnings.filterwarnings("ignore", message="Glyph ", category=UserWarning)
        figure.savefig(path, format="png", metadata={"Software": None})
