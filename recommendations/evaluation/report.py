"""Everything that is measured of the engines, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from emotion.labels import LABELS, Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.request import DEFAULT_LIMIT, Goal
from recommendations.evaluation.arc_scores import score_arc
from recommendations.evaluation.contestants import CONTESTANTS, rated_parts
from recommendations.evaluation.matched import Matched
from recommendations.evaluation.mood_scores import neutral_offset, score_mood, shared_tracks

SEED = 2026


def report(
    catalogue: Catalogue, matched: Matched, watch: Callable[[str], None] = lambda name: None
) -> dict[str, Any]:
    """Measure every engine on the rated songs; `watch` is told each one's name before."""
    engines: dict[str, Any] = {}
    for name in CONTESTANTS:
        watch(name)
        parts = rated_parts(catalogue, matched, name, SEED)
        engines[name] = {
            "emotions": {
                label: asdict(score_mood(parts, Emotion(label), SEED)) for label in LABELS
            },
            "shared_tracks": shared_tracks(parts, SEED),
            "neutral_offset": neutral_offset(parts, SEED),
            "arcs": {
                goal.value: {
                    label: asdict(score_arc(parts, Emotion(label), goal, SEED))
                    for label in LABELS
                    if Emotion(label) is not Emotion.HAPPY or goal is not Goal.LIFT
                }
                for goal in (Goal.LIFT, Goal.CALM)
            },
        }
    return {
        "songs": {
            "rated_in_catalogue": len(matched.rows),
            "by_id": matched.by_id,
            "by_name": matched.by_name,
            "unmatched": matched.unmatched,
        },
        "parts": len(parts),
        "tracks_a_list": DEFAULT_LIMIT,
        "seed": SEED,
        "engines": engines,
    }
