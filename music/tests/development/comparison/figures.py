"""Comparisons of made-up figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from emotion.training.metrics import Scores, score_probabilities
from music.development.comparison.results import (
    Comparison,
    Figures,
    FrameFigures,
    FrameSource,
    Timing,
)


def scores() -> Scores:
    """Three faces: an angry and a happy one read right, a sad one read as happy and copied."""
    rows = np.eye(7, dtype=np.float32)[[0, 3, 3]]
    return score_probabilities(np.array([0, 3, 4]), rows, np.array([False, False, True]))


def column(title: str, *, measured: bool = True) -> Figures:
    return Figures(
        title=title,
        version="1.0",
        runtime="nothing 2.0",
        import_seconds=0.25,
        load_seconds=0.125,
        ready_bytes=100 * 1024 * 1024,
        peak_bytes=None,
        face=Timing(median_ms=1.234, p95_ms=2.5, cpu_ms=1.1, cores=0.99, readings=3),
        scores=scores() if measured else None,
        frames=(FrameFigures(1, 4, Timing(30, 40, 29, 1, 50)),),
    )


def comparison(*, measured: bool = True) -> Comparison:
    return Comparison(
        date="2026-11-21",
        machine="A processor, 4 processors",
        model_sha256="0ecf",
        split="private" if measured else None,
        faces=3,
        starts=5,
        frames=(FrameSource("clip.mp4", 72),),
        figures=(column("WMusic", measured=measured), column("fer", measured=measured)),
    )


def undivided() -> Comparison:
    """Of a data set without splits, so that nothing is known of copies."""
    whole = replace(scores(), n_without_copy=None, accuracy_without_copy=None)
    figures = tuple(replace(one, scores=whole) for one in comparison().figures)
    return replace(comparison(), split="all", figures=figures)
