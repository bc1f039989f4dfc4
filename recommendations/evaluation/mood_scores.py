"""How well an engine's lists for a mood agree with what listeners said of the songs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from emotion.labels import LABELS, Emotion
from recommendations.engine.request import Request
from recommendations.engine.subset import Rows
from recommendations.evaluation.intervals import Estimate, bootstrap
from recommendations.evaluation.rated_part import RatedPart

# Signs of valence and arousal that a list for the emotion should have. Disgust has no
# quadrant, see `engine.maps.directions`, and neutral lies between them.
WANTED = {
    Emotion.HAPPY: (1, 1),
    Emotion.SURPRISE: (1, 1),
    Emotion.ANGRY: (-1, 1),
    Emotion.FEAR: (-1, 1),
    Emotion.SAD: (-1, -1),
}
NEUTRAL_SONGS = 200


@dataclass(frozen=True)
class MoodScore:
    """Means over the parts of the lists for one emotion.

    ``valence`` and ``arousal`` are ratings in the raters' units, ``quadrant`` the share in
    the wanted quadrant with its interval, ``artists`` distinct artists a track, ``repeats``
    the share of a second press that the first had shown, ``again`` that of a second press
    by somebody whose last set is not known.
    """

    valence: Estimate
    arousal: Estimate
    quadrant: Estimate
    artists: float
    repeats: float
    again: float
    tracks: int


def only(emotion: Emotion) -> tuple[float, ...]:
    return tuple(float(label == emotion) for label in LABELS)


def score_mood(parts: tuple[RatedPart, ...], emotion: Emotion, seed: int) -> MoodScore:
    valence, arousal, hits, artists, repeats, again = [], [], [], [], [], []
    for part in parts:
        request = Request(probabilities=only(emotion), seed=seed)
        rows = part.rows(request)
        ids = part.catalogue.track_ids
        valence.append(part.valence[rows])
        arousal.append(part.arousal[rows])
        if emotion in WANTED:
            up, high = WANTED[emotion]
            hits.append(
                ((part.valence[rows] > 0) == (up > 0)) & ((part.arousal[rows] > 0) == (high > 0))
            )
        artists.append(len(np.unique(part.catalogue.artist_numbers[rows])) / max(len(rows), 1))
        shown = {int(track_id): 1 for track_id in ids[rows]}
        second = Request(probabilities=only(emotion), seed=seed + 1, shown=shown)
        repeats.append(np.isin(part.rows(second), rows).mean())
        unknown = Request(probabilities=only(emotion), seed=seed + 1)
        again.append(np.isin(part.rows(unknown), rows).mean())
    return MoodScore(
        valence=bootstrap(np.concatenate(valence), seed),
        arousal=bootstrap(np.concatenate(arousal), seed),
        quadrant=bootstrap(np.concatenate(hits).astype(float) if hits else np.empty(0), seed),
        artists=round(float(np.mean(artists)), 4),
        repeats=round(float(np.mean(repeats)), 4),
        again=round(float(np.mean(again)), 4),
        tracks=sum(map(len, valence)),
    )


def shared_tracks(parts: tuple[RatedPart, ...], seed: int) -> dict[str, float]:
    """Tracks of 40 that the lists for two emotions share, mean over the parts, by pair."""
    lists = {
        label: [part.rows(Request(probabilities=only(Emotion(label)), seed=seed)) for part in parts]
        for label in LABELS
    }
    return {
        f"{one} {other}": _mean_in_common(lists[one], lists[other])
        for one, other in combinations(LABELS, 2)
    }


def _mean_in_common(one: list[Rows], other: list[Rows]) -> float:
    counts = [len(np.intersect1d(a, b)) for a, b in zip(one, other, strict=True)]
    return round(float(np.mean(counts)), 2)


def neutral_offset(parts: tuple[RatedPart, ...], seed: int) -> tuple[float, float]:
    """How far 200 neutral songs lie from the mean rating, in standard deviations."""
    limit = NEUTRAL_SONGS // len(parts)
    rated = np.concatenate([np.column_stack([part.valence, part.arousal]) for part in parts])
    request = Request(probabilities=only(Emotion.NEUTRAL), seed=seed, limit=limit)
    chosen = [part.rows(request) for part in parts]
    listed = np.concatenate(
        [
            np.column_stack([part.valence[rows], part.arousal[rows]])
            for part, rows in zip(parts, chosen, strict=True)
        ]
    )
    offset = (listed.mean(axis=0) - rated.mean(axis=0)) / rated.std(axis=0)
    return round(float(offset[0]), 3), round(float(offset[1]), 3)
