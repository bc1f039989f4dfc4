"""The tables of ``MODEL_CARD.md`` as Markdown, from the sections of ``metrics.json``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from emotion.labels import LABELS
from emotion.training.data import SPLITS
from emotion.training.robustness import TITLES

Metrics = Mapping[str, Any]

# Of the normal distribution: 95 of 100 such samples lie within.
NORMAL_95 = 1.96
NO_RECORD = "The run that made these weights left no record in `metrics.json`."


def summary(metrics: Metrics) -> str:
    splits = [metrics["public"], metrics["private"]]
    temperatures = metrics["calibration"]["temperature"]
    lines: dict[str, Iterable[str]] = {
        "": ("public test", "private test"),
        "faces": (f"{one['n']:,}" for one in splits),
        "accuracy": (_with_error(one["accuracy"], one["n"]) for one in splits),
        "faces without a copy in the train split": (f"{one['n_without_copy']:,}" for one in splits),
        "accuracy on those": (
            _with_error(one["accuracy_without_copy"], one["n_without_copy"]) for one in splits
        ),
        "macro-F1": (f"{one['macro_f1']:.3f}" for one in splits),
        "mean confidence": (_percent(one["confidence"]) for one in splits),
        "expected calibration error": (f"{one['calibration_error']:.3f}" for one in splits),
        "temperature that would fit best": (
            f"{temperatures[name]:.3f}" for name in ("public", "private")
        ),
    }
    return _table([[name, *figures] for name, figures in lines.items()])


def classes(metrics: Metrics) -> str:
    private = metrics["private"]
    rows = [["", "precision", "recall", "F1", "faces", "most often mistaken for"]]
    for label, name in enumerate(LABELS):
        one = private["classes"][name]
        wrong = np.array(private["confusion"][label])
        wrong[label] = 0
        mistaken = (
            f"{LABELS[int(wrong.argmax())]}, {_percent(wrong.max() / one['support'])}"
            if wrong.any()
            else "none"
        )
        rows.append(
            [
                name,
                *(f"{one[key]:.3f}" for key in ("precision", "recall", "f1")),
                f"{one['support']:,}",
                mistaken,
            ]
        )
    return _table(rows)


def reliability(metrics: Metrics) -> str:
    rows = [["confidence", "faces", "mean confidence", "read right"]]
    rows += [
        [
            f"{_percent(one['low'])} to {_percent(one['high'])}",
            f"{one['count']:,}",
            _percent(one["confidence"]),
            _percent(one["accuracy"]),
        ]
        for one in metrics["calibration"]["reliability"]["private"]
        if one["count"]
    ]
    return _table(rows)


def robustness(metrics: Metrics) -> str:
    measured = metrics["robustness"]
    rows = [["changed by", "accuracy", "fall in points"]]
    rows.append(["nothing", _percent(measured["accuracy"]), ""])
    for name, title in TITLES.items():
        one = measured["perturbed"][name]
        rows.append([title, _percent(one["accuracy"]), _points(one["fall"])])
    return _table(rows)


def data(metrics: Metrics) -> str:
    facts = metrics["data"]
    rows = [["", *LABELS, "all"]]
    rows += [
        [
            name,
            *(f"{facts['rows'][name][label]:,}" for label in LABELS),
            f"{facts['n'][name]:,}",
        ]
        for name in SPLITS
    ]
    return _table(rows)


def training(metrics: Metrics) -> str:
    """Whatever the training noted: one row a value, lists of numbers left out."""
    if "training" not in metrics:
        return NO_RECORD
    return _table([["", ""], *_leaves(metrics["training"])])


TABLES: dict[str, Callable[[Metrics], str]] = {
    "summary": summary,
    "classes": classes,
    "reliability": reliability,
    "robustness": robustness,
    "data": data,
    "training": training,
}


def _leaves(section: Mapping[str, Any], above: str = "") -> Iterable[list[str]]:
    for key, value in sorted(section.items()):
        name = f"{above} {key}".strip().replace("_", " ")
        if isinstance(value, Mapping):
            yield from _leaves(value, name)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield [name, f"{value:,}"]
        elif not isinstance(value, list):
            yield [name, f"`{value}`"]


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _points(share: float) -> str:
    # A fall of nothing has no sign.
    return f"{round(100 * share, 1) + 0.0:.1f}"


def _with_error(share: float, count: int) -> str:
    error = NORMAL_95 * (share * (1 - share) / count) ** 0.5
    return f"{_percent(share)} (± {100 * error:.1f})"
