"""Top 40 like this playlist: what is like it, ordered by what the emotion asks for."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.features import DANCEABILITY, ENERGY, VALENCE
from recommendations.engine.feedback import opinion_of
from recommendations.engine.filters import passing
from recommendations.engine.lookup import rows_of
from recommendations.engine.memory import Memory, remembered
from recommendations.engine.playlist_likeness import likeness
from recommendations.engine.pool import best_within_caps, with_returned
from recommendations.engine.probabilities import weights
from recommendations.engine.recommendation import Notes, Pick, Reasons, Recommendation
from recommendations.engine.request import Goal, Request
from recommendations.engine.scoring import NEVER
from recommendations.engine.shortage import Shortage, shortage_of
from recommendations.engine.song_mood_priorities import places
from recommendations.engine.way import way_to

# What a card shows of a track.
SHOWN = [VALENCE, ENERGY, DANCEABILITY]

Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Playlist:
    """The playlist's tracks that the catalogue has, and how much each counts."""

    rows: Rows
    weights: npt.NDArray[np.float64]


def similar(catalogue: Catalogue, request: Request) -> Recommendation:
    """Choose the ``request.limit`` tracks most like the playlist ``request.taste``.

    Each track of the playlist counts with its weight, which is where recency comes in; one
    whose weight is not a positive number counts for nothing. No song of the playlist is
    chosen, in any version; filters, artist cap and memory hold as in `recommend`. A pick's
    score is its cosine to the playlist (`playlist_likeness`), -1..1.

    The mood does not choose, it orders: songs of the first mood that the most probable
    emotion asks for come first (`song_mood_priorities`), those of unknown mood last, and
    within each the most similar. What the listener does not want moves behind all others.
    Goal, familiarity and seed change nothing. Equal requests get equal answers.

    Raises ValueError where `probabilities.weights` does, and for a limit or a cap below 1.
    """
    if request.limit < 1 or request.per_artist < 1:
        raise ValueError("limit and per_artist must be at least 1")
    mood = weights(request.probabilities)
    emotion = list(Emotion)[int(mood.argmax())]
    valence, arousal = way_to(Goal.MATCH, mood).start.tolist()
    playlist = _playlist(catalogue, request)
    passed = passing(catalogue, request.filters, _usable(catalogue, playlist))
    memory = remembered(catalogue, request.shown)
    held = passed.mask & memory.holds(catalogue.song_numbers)
    if len(playlist.rows):
        scores = likeness(catalogue, playlist.rows, playlist.weights)
        rows = _most_similar(catalogue, request, scores, passed.mask, held, memory)
        rows = rows[_order(catalogue, request, emotion, scores, rows)]
        fits = scores[rows].tolist()
    else:
        rows, fits = np.empty(0, np.intp), []
    reasons = list(_reasons(catalogue, request, playlist, memory, emotion, rows, fits))
    candidates = int(np.count_nonzero(passed.mask))
    shortage = shortage_of(len(rows), candidates, passed.excluded, request)
    return Recommendation(
        tuple(map(Pick, catalogue.track_ids[rows].tolist(), rows.tolist(), fits, reasons)),
        Notes(
            candidates=candidates,
            excluded=passed.excluded,
            unknown=passed.unknown,
            recently_shown=int(np.count_nonzero(held)),
            returned=sum(reason.returned for reason in reasons),
            mood=(valence, arousal),
            goal=(valence, arousal),
            shortage=shortage if len(playlist.rows) else Shortage.UNKNOWN_PLAYLIST,
        ),
    )


def _usable(catalogue: Catalogue, playlist: Playlist) -> Mask:
    """Tracks that a card can show and that are no song of the playlist."""
    songs = catalogue.song_numbers
    known = np.isfinite(catalogue.ranks[:, SHOWN]).all(axis=1)
    return np.asarray(known & ~np.isin(songs, songs[playlist.rows]))


def _most_similar(
    catalogue: Catalogue,
    request: Request,
    scores: Scores,
    allowed: Mask,
    held: Mask,
    memory: Memory,
) -> Rows:
    limit, per_artist = request.limit, request.per_artist
    fresh = np.where(allowed & ~held, scores, NEVER)
    rows = best_within_caps(catalogue, fresh, limit, per_artist)
    if len(rows) == limit or not held.any():
        return rows
    back = np.where(held, scores, NEVER)
    opinion = opinion_of(catalogue, request.feedback)

    def unwelcome(rows: Rows) -> Mask:
        return (
            np.zeros(len(rows), np.bool_) if opinion is None else opinion.unwelcome(catalogue, rows)
        )

    return with_returned(catalogue, rows, back, memory, unwelcome, limit, per_artist)


def _playlist(catalogue: Catalogue, request: Request) -> Playlist:
    heard = [track for track in request.taste if 0 < track.weight < math.inf]
    rows, found = rows_of(catalogue, (track.track_id for track in heard))
    counts = np.array([track.weight for track in heard])[found]
    # Beyond the largest first: their sum may be more than a number can hold.
    return Playlist(rows, counts / counts.max(initial=0) if len(rows) else counts)


def _order(
    catalogue: Catalogue,
    request: Request,
    emotion: Emotion,
    scores: Scores,
    rows: Rows,
) -> Rows:
    """Where to find the first, the second and so on of `rows`."""
    opinion = opinion_of(catalogue, request.feedback)
    unwelcome = np.zeros(len(rows)) if opinion is None else opinion.unwelcome(catalogue, rows)
    by_mood = places(catalogue.song_moods[rows], emotion)
    return np.lexsort((rows, -scores[rows], by_mood, unwelcome))


def _reasons(
    catalogue: Catalogue,
    request: Request,
    playlist: Playlist,
    memory: Memory,
    emotion: Emotion,
    rows: Rows,
    fits: list[float],
) -> Iterator[Reasons]:
    shown = catalogue.ranks[rows][:, [VALENCE, ENERGY]].tolist()
    known = np.isin(catalogue.artist_numbers[rows], catalogue.artist_numbers[playlist.rows])
    returned = memory.holds(catalogue.song_numbers[rows])
    for number, track_id in enumerate(catalogue.track_ids[rows].tolist()):
        valence, energy = shown[number]
        yield Reasons(
            emotion=emotion,
            valence=valence,
            arousal=energy,
            taste=fits[number],
            known_artist=bool(known[number]),
            liked=track_id in request.feedback.liked,
            returned=bool(returned[number]),
        )
