"""From a request to a list of tracks: ordered steps, each in a file of its own.

Candidates and filters, what was shown lately, how well each track fits, the way to the
goal or a pool of the best, taste, feedback and chance within it, and what to say of each.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recommendations.engine.arc import Stage, arc, arranged
from recommendations.engine.candidates import Candidates, candidates_for
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.content import Rows
from recommendations.engine.feedback import opinion_of
from recommendations.engine.pool import best_within_caps, pool_size, with_returned
from recommendations.engine.probabilities import weights
from recommendations.engine.reasons import reasons_for
from recommendations.engine.recommendation import Notes, Pick, Recommendation
from recommendations.engine.request import Request
from recommendations.engine.shortage import shortage_of
from recommendations.engine.shuffle import Appeal, drawn
from recommendations.engine.taste import Taste, taste_of
from recommendations.engine.way import Way, steps, way_to


def recommend(catalogue: Catalogue, mood_map: MoodMap, request: Request) -> Recommendation:
    """Choose up to ``request.limit`` tracks for the mood, or for the way to a goal.

    A pick's score is how well it fits the mood, on the way to a goal too. Equal requests
    get equal answers.

    Raises ValueError where `probabilities.weights` does, for a limit or a cap below 1, a
    familiarity outside 0..1, a negative seed, and a map of another catalogue.
    """
    _refuse_impossible(request)
    mood = weights(request.probabilities)
    way = way_to(request.goal, mood)
    candidates = candidates_for(catalogue, mood_map, mood, request)
    taste = taste_of(catalogue, request)
    rows = _chosen(catalogue, mood_map, request, candidates, way, taste)
    reasons = reasons_for(
        catalogue,
        mood_map,
        mood,
        candidates.scores,
        rows,
        progress=steps(len(rows)).tolist() if way.leads_anywhere else None,
        taste=taste,
        liked=request.feedback.liked,
        returned=candidates.memory.holds(catalogue.song_numbers[rows]),
    )
    ids, scores = catalogue.track_ids[rows].tolist(), candidates.scores[rows].tolist()
    picks = tuple(Pick(*facts) for facts in zip(ids, rows.tolist(), scores, reasons, strict=True))
    count, excluded = candidates.count, candidates.passed.excluded
    notes = Notes(
        candidates=count,
        excluded=excluded,
        unknown=candidates.passed.unknown,
        recently_shown=candidates.held_count,
        returned=sum(pick.reasons.returned for pick in picks),
        mood=_pair(way.start),
        goal=_pair(way.end if way.leads_anywhere else way.start),
        shortage=shortage_of(len(picks), count, excluded, request),
    )
    return Recommendation(picks, notes)


def _chosen(
    catalogue: Catalogue,
    mood_map: MoodMap,
    request: Request,
    candidates: Candidates,
    way: Way,
    taste: Taste | None,
) -> Rows:
    limit, per_artist = request.limit, request.per_artist
    # Two listeners' chances differ even with one seed, or they would share what it favours.
    listener = () if taste is None else taste.rows.tolist()
    random = np.random.default_rng([request.seed, *listener])
    appeal = Appeal(catalogue, taste, opinion_of(catalogue, request.feedback), random)
    scores, aimed = candidates.fresh_scores(), way.aimed_at()
    if way.leads_anywhere:
        stage = Stage(catalogue, mood_map, scores, request.goal, aimed)
        rows = arc(stage, limit, per_artist, appeal)
    else:
        fresh = candidates.count - candidates.held_count
        size = pool_size(fresh, limit, appeal.taste_strength)
        rows = drawn(best_within_caps(catalogue, scores, size, per_artist), limit, appeal)
    if len(rows) == limit or not candidates.held_count:
        return rows
    held_scores, memory = candidates.held_scores(), candidates.memory
    rows = with_returned(catalogue, rows, held_scores, memory, appeal.unwelcome, limit, per_artist)
    return arranged(mood_map, aimed, rows) if way.leads_anywhere else rows


def _refuse_impossible(request: Request) -> None:
    if request.limit < 1 or request.per_artist < 1:
        raise ValueError("limit and per_artist must be at least 1")
    if not 0 <= request.familiarity <= 1:
        raise ValueError("familiarity must be between 0 and 1")


def _pair(place: npt.NDArray[np.float64]) -> tuple[float, float]:
    valence, arousal = place.tolist()
    return valence, arousal
