"""The tracks that a list may be drawn from: decided by the mood alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.diversity import within_caps
from recommendations.engine.memory import Memory

# Beyond the length of a list the pool takes in one candidate of four hundred: in a thousand
# rated songs the fit falls fast with depth, and one of a hundred cost angry lists four points
# of their share in the wanted quadrant. Above ten lists' worth more depth would buy no more
# variety that anyone notices.
SPARE_SHARE = 0.0025
LISTS_AT_MOST = 10
LISTS_WITH_TASTE = 25
# How much deeper than the pool to look first, so that the caps seldom ask for a second look.
FIRST_WINDOW = 4
GROWTH = 4

Rows = npt.NDArray[np.intp]


def pool_size(candidates: int, limit: int, strength: float) -> int:
    """Return how many of `candidates` a list of `limit` tracks is drawn from.

    Without taste (`strength` 0): the limit and a four-hundredth of the candidates, at most
    ten times the limit; 42 of 1,000 and 400 of 300,000 for forty tracks. Taste (up to 1) needs
    more to choose from and widens it towards the geometric mean of candidates and limit,
    at most 25 times the limit. There the mood narrows the candidates to the pool by the
    factor by which taste narrows the pool to the list, so taste never decides more.
    """
    plain = min(limit + SPARE_SHARE * candidates, LISTS_AT_MOST * limit)
    wide = max(plain, min(math.sqrt(candidates * limit), LISTS_WITH_TASTE * limit))
    return round(plain + strength * (wide - plain))


def best_within_caps(
    catalogue: Catalogue, scores: npt.NDArray[np.float32], size: int, per_artist: int
) -> Rows:
    """Return the `size` best rows within the caps, best first, fewer where there are no more.

    `scores` are float32 [N], -inf for rows that may not be chosen; ties go to the lower row.
    """
    rows = np.empty(0, np.intp)
    for window in _windows(scores, FIRST_WINDOW * size):
        rows = window[_allowed(catalogue, window, per_artist)]
        if len(rows) >= size:
            break
    return rows[:size]


def with_returned(
    catalogue: Catalogue,
    fresh: Rows,
    scores: npt.NDArray[np.float32],
    memory: Memory,
    unwelcome: Callable[[Rows], npt.NDArray[np.bool_]],
    limit: int,
    per_artist: int,
) -> Rows:
    """Return `fresh` rows, filled up to `limit` with those held back, longest unseen first.

    `scores` are float32 [N], -inf for rows that were not held back. The fresh rows are
    within the caps, so that none of them gives way. Which of the held may return is decided
    by age, score and the caps alone; of those, rows that are `unwelcome` are taken for want
    of others, and stand last.
    """
    held = np.flatnonzero(np.isfinite(scores))
    ages = memory.ages_of(catalogue.song_numbers[held])
    longest_unseen_first = np.lexsort((held, -scores[held], -ages))
    order = np.concatenate([fresh, held[longest_unseen_first]])
    returning = order[_allowed(catalogue, order, per_artist)][len(fresh) :]
    rows = np.concatenate([fresh, _last(returning, unwelcome)])[:limit]
    return _last(rows, unwelcome)


def _last(rows: Rows, unwelcome: Callable[[Rows], npt.NDArray[np.bool_]]) -> Rows:
    last = unwelcome(rows)
    return np.concatenate([rows[~last], rows[last]])


def _allowed(catalogue: Catalogue, rows: Rows, per_artist: int) -> npt.NDArray[np.bool_]:
    return within_caps(catalogue.artist_numbers[rows], catalogue.song_numbers[rows], per_artist)


def _windows(scores: npt.NDArray[np.float32], size: int) -> Iterator[Rows]:
    """Yield growing selections of the best rows, each in order and beginning with the last.

    The last one is complete. A full sort of a third of a million rows would be spent on
    forty cards.
    """
    eligible = int(np.count_nonzero(np.isfinite(scores)))
    while size < eligible:
        # np.argpartition would cut through rows of one score as its algorithm happens to.
        edge = np.partition(scores, len(scores) - size)[len(scores) - size]
        above = np.flatnonzero(scores > edge)
        level = np.flatnonzero(scores == edge)[: size - len(above)]
        yield _ordered(np.concatenate([above, level]), scores)
        size *= GROWTH
    yield _ordered(np.flatnonzero(np.isfinite(scores)), scores)


def _ordered(rows: Rows, scores: npt.NDArray[np.float32]) -> Rows:
    return rows[np.lexsort((rows, -scores[rows]))]
