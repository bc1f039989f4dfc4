"""The report as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from emotion.labels import LABELS

# Pairs that are hardest to tell apart, as one reads the other way round, too.
PAIRS = ("angry fear", "happy surprise")


def tables(report: Mapping[str, Any]) -> str:
    """Markdown: the share in the wanted quadrant, and what keeps lists apart."""
    songs = report["songs"]
    lines = [
        f"{songs['rated_in_catalogue']:,} rated songs of the catalogue ({songs['by_id']:,} rows "
        f"matched by id, {songs['by_name']:,} by title and artist, {songs['unmatched']:,} not at "
        f"all, {report['unreadable_rows']:,} unreadable), in {report['parts']} parts without a "
        f"common artist, {report['tracks_a_list']} tracks a list.",
        "",
        "Share in the wanted quadrant, % (95 % interval):",
        "",
    ]
    shown = [
        label
        for label in LABELS
        if report["engines"]["default"]["emotions"][label]["quadrant"]["mean"] is not None
    ]
    lines += _row(["engine", *shown])
    lines += _row(["---"] * (len(shown) + 1))
    for name, engine in report["engines"].items():
        lines += _row([name, *(_share(engine["emotions"][label]["quadrant"]) for label in shown)])
    lines += ["", "Tracks shared, of a list, and neutral's distance from the mean rating:", ""]
    lines += _row(["engine", *PAIRS, "disgust with any other, at most", "neutral V, A (sd)"])
    lines += _row(["---"] * (len(PAIRS) + 3))
    for name, engine in report["engines"].items():
        shared = engine["shared_tracks"]
        disgust = max(count for pair, count in shared.items() if "disgust" in pair.split())
        offset = ", ".join(f"{value:+.2f}" for value in engine["neutral_offset"])
        lines += _row([name, *(f"{shared[pair]:.1f}" for pair in PAIRS), f"{disgust:.1f}", offset])
    lines += ["", "Way to a goal: rank correlation of place and rating, means over the moods:", ""]
    lines += _row(["engine", "lift", "calm", "first five nearer the mood", "last five the goal"])
    lines += _row(["---"] * 5)
    for name, engine in report["engines"].items():
        lines += _row([name, *_arc_cells(engine["arcs"])])
    return "\n".join(lines)


def _row(cells: list[str]) -> list[str]:
    return [f"| {' | '.join(cells)} |"]


def _share(estimate: Mapping[str, float | None]) -> str:
    mean, low, high = estimate["mean"], estimate["low"], estimate["high"]
    if mean is None or low is None or high is None:
        return "–"
    return f"{100 * mean:.1f} ({100 * low:.0f} to {100 * high:.0f})"


def _arc_cells(arcs: Mapping[str, Mapping[str, Any]]) -> list[str]:
    def mean(goal: str, figure: str) -> float:
        values = [score[figure]["mean"] or 0.0 for score in arcs[goal].values()]
        return sum(values) / len(values)

    ends = [
        f"{sum(s[figure]['mean'] > 0 for goal in arcs.values() for s in goal.values())} of "
        f"{sum(len(goal) for goal in arcs.values())}"
        for figure in ("first_nearer", "last_nearer")
    ]
    return [f"{mean('lift', 'monotone'):+.2f}", f"{mean('calm', 'monotone'):+.2f}", *ends]
