from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from emotion.labels import LABELS
from emotion.reading.as_text import in_words
from emotion.reading.plotting.palette import COLOURS, LINES
from emotion.reading.results import FaceTrack, MediaReading
from emotion.reading.timeline import Stretch, face_timeline, timeline
from emotion.steadiness.constants import HOLD_SECONDS
from emotion.steadiness.states import NO_FACE
from emotion.training.plots.style import INK, INK_SOFT, LINE, PAPER, calm, legend, new_figure

MAX_FACES = 4
# Inches.
WIDTH, CURVE, BAND, MARGIN = 10.0, 2.9, 0.36, 1.2
# The least part of the width in which a state's name fits.
WIDTH_OF_A_NAME = 0.075
CAPTION = "Lines: mean of the last seconds. Dots: each frame. Below: the steady label."


def clip_figure(reading: MediaReading, name: str) -> Figure:
    """The seven curves of each face, at most `MAX_FACES`, over the band of its steady label.

    With several faces a last band says what was said of whoever was in front.
    """
    if not reading.faces:
        return _figure_without_faces(reading, name)
    faces = _longest_seen(reading.faces)
    heights = [CURVE, BAND] * len(faces) + ([BAND] if len(faces) > 1 else [])
    left_out = len(reading.faces) - len(faces)
    caption = CAPTION + (f" {left_out} more faces are not shown." if left_out else "")
    figure = new_figure(WIDTH, sum(heights) + MARGIN, name, caption)
    panels = figure.subplots(len(heights), 1, sharex=True, height_ratios=heights)
    for face, curve, band in zip(faces, panels[0::2], panels[1::2], strict=False):
        stretches = _from_the_start(face_timeline(face, reading.seconds))
        _draw_curves(curve, face)
        _shade_gaps(curve, stretches)
        _draw_band(band, stretches, reading.seconds)
        if len(faces) > 1:
            curve.set_title(f"face {face.id}", loc="left", fontsize=10, color=INK)
    if len(faces) > 1:
        _draw_band(panels[-1], timeline(reading), reading.seconds, who=True)
        panels[-1].set_title("in front", loc="left", fontsize=10, color=INK)
    legend(panels[0], loc="upper left", bbox_to_anchor=(1.0, 1.02))
    _mark_seconds(panels[-1], reading)
    return figure


def _figure_without_faces(reading: MediaReading, name: str) -> Figure:
    figure = new_figure(WIDTH, 2 * BAND + MARGIN, name, "No face was found.")
    axes = figure.subplots()
    _draw_band(axes, timeline(reading), reading.seconds)
    _mark_seconds(axes, reading)
    return figure


def _mark_seconds(axes: Axes, reading: MediaReading) -> None:
    axes.set_xlim(0, reading.seconds or 1)
    axes.set_xlabel("seconds", fontsize=10)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=10, min_n_ticks=3))


def _longest_seen(faces: Sequence[FaceTrack]) -> list[FaceTrack]:
    longest = sorted(faces, key=lambda face: (-face.mood.seen_seconds, face.id))[:MAX_FACES]
    return sorted(longest, key=lambda face: face.id)


def _from_the_start(stretches: Sequence[Stretch]) -> list[Stretch]:
    before = Stretch(0.0, stretches[0].start, NO_FACE, None)
    return [*([before] if before.end > 0 else []), *stretches]


def _draw_curves(axes: Axes, face: FaceTrack) -> None:
    calm(axes)
    axes.spines["bottom"].set_visible(False)
    times = [one.time for one in face.appearances]
    for index, label in enumerate(LABELS):
        colour = LINES[label]
        axes.plot(
            times,
            [one.probabilities[index] for one in face.appearances],
            linestyle="none",
            marker="o",
            markersize=2.4,
            markeredgewidth=0,
            color=colour,
            alpha=0.45,
        )
        axes.plot(*_with_gaps(face, index), color=colour, linewidth=1.9, label=label)
    axes.set(ylim=(-0.02, 1.02), yticks=(0, 0.25, 0.5, 0.75, 1))
    axes.yaxis.set_major_formatter(PercentFormatter(1))


def _with_gaps(face: FaceTrack, index: int) -> tuple[list[float], list[float]]:
    """Times and averaged shares of one emotion, interrupted where the face was lost."""
    times: list[float] = []
    shares: list[float] = []
    for one in face.appearances:
        if times and one.time - times[-1] > HOLD_SECONDS:
            times.append(one.time)
            shares.append(math.nan)
        times.append(one.time)
        shares.append(one.averaged[index])
    return times, shares


def _shade_gaps(axes: Axes, stretches: Sequence[Stretch]) -> None:
    for one in stretches:
        if one.state == NO_FACE:
            axes.axvspan(one.start, one.end, color=COLOURS[NO_FACE], linewidth=0, zorder=0)


def _draw_band(
    axes: Axes, stretches: Sequence[Stretch], seconds: float, *, who: bool = False
) -> None:
    calm(axes, grid=None)
    axes.set_yticks([])
    axes.set_ylim(0, 1)
    for one in stretches:
        empty = one.state == NO_FACE
        axes.axvspan(
            one.start,
            one.end,
            facecolor=COLOURS[one.state],
            edgecolor=LINE if empty else COLOURS[one.state],
            hatch="////" if empty else None,
            linewidth=0,
        )
        axes.axvline(one.start, color=PAPER, linewidth=1.5)
        if one.end - one.start >= WIDTH_OF_A_NAME * seconds:
            axes.text(
                (one.start + one.end) / 2,
                0.47,
                in_words(one.state) + (f", face {one.front}" if who and not empty else ""),
                horizontalalignment="center",
                verticalalignment="center",
                fontsize=9,
                color=INK_SOFT if empty else INK,
            )
