"""What is true of the chosen tracks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import NO_GENRE, Catalogue, MoodMap
from recommendations.engine.content import Rows, by_artists, similarities
from recommendations.engine.recommendation import Reasons
from recommendations.engine.scoring import named_emotions
from recommendations.engine.taste import Taste

# A genre speaks for a mood when its tracks fit it on average by half a standard deviation
# better than all do: in the sense of Cohen 1988 a medium effect.
SPEAKS_FROM = 0.5
# Measured on every n-th track, about so many, and said of no genre with fewer among them.
SAMPLE = 20_000
GENRE_LEAST = 10


def reasons_for(
    catalogue: Catalogue,
    mood_map: MoodMap,
    mood: npt.NDArray[np.float64],
    scores: npt.NDArray[np.float32],
    rows: Rows,
    *,
    progress: Sequence[float] | None,
    taste: Taste | None,
    liked: frozenset[int],
    returned: npt.NDArray[np.bool_],
) -> Iterator[Reasons]:
    """Yield the reasons of each of `rows`; `progress` are their steps, None without an arc."""
    emotions = named_emotions(mood_map, mood, rows)
    places = np.clip(mood_map.positions[rows], 0, 1).tolist()
    genres = speaking_genres(catalogue, scores, rows)
    if taste is not None:
        near = similarities(catalogue, taste.content, rows).tolist()
        known = by_artists(catalogue, taste.content, rows).tolist()
        heard = taste.plays(rows).tolist()
    for number, row in enumerate(rows.tolist()):
        step = None if progress is None else float(progress[number])
        valence, arousal = places[number]
        yield Reasons(
            emotion=emotions[number],
            valence=valence,
            arousal=arousal,
            step=step,
            # Further on the way it is no longer the mood that a track is chosen for.
            genre="" if step else genres[number],
            taste=None if taste is None else near[number],
            known_artist=taste is not None and known[number],
            heard=taste is not None and heard[number],
            liked=int(catalogue.track_ids[row]) in liked,
            returned=bool(returned[number]),
        )


def speaking_genres(catalogue: Catalogue, scores: npt.NDArray[np.float32], rows: Rows) -> list[str]:
    """Return for each row the one of its own genres that speaks most for the mood, or "".

    `scores` are float32 [N], the mood's, not finite for tracks that do not count.
    """
    if not catalogue.genre_names:
        return [""] * len(rows)
    lead = np.append(_genre_leads(catalogue, scores), -np.inf)
    own = np.where(catalogue.genres_of_artist[rows, np.newaxis], NO_GENRE, catalogue.genres[rows])
    best = own[np.arange(len(rows)), np.argmax(lead[own], axis=1)]
    return [
        catalogue.genre_names[genre] if lead[genre] >= SPEAKS_FROM else ""
        for genre in best.tolist()
    ]


def _genre_leads(catalogue: Catalogue, scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """By how many standard deviations each genre's mean score is above that of all."""
    every = slice(None, None, max(len(catalogue) // SAMPLE, 1))
    sampled = scores[every].astype(np.float64)
    usable = np.isfinite(sampled) & ~catalogue.genres_of_artist[every]
    others = sampled[np.isfinite(sampled)]
    spread = others.std() if len(others) else 0.0
    if not spread > 0:
        return np.full(len(catalogue.genre_names), -np.inf)
    standard = (sampled[usable] - others.mean()) / spread
    # NO_GENRE, -1, is counted in the place before the first.
    genres = (catalogue.genres[every][usable] + 1).T
    size = len(catalogue.genre_names) + 1
    counts = np.sum([np.bincount(column, minlength=size) for column in genres], axis=0)[1:]
    sums = np.sum([np.bincount(column, standard, size) for column in genres], axis=0)[1:]
    return np.where(counts >= GENRE_LEAST, sums / np.maximum(counts, 1), -np.inf)
