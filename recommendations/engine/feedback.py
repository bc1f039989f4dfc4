"""Thumbs up, thumbs down and "less of this artist".

Feedback may only reorder. Which tracks a list can be drawn from is decided without it, by
the mood, the filters and the memory; nothing enters that pool or leaves it for an answer.
Within the pool

- a song thumbed down, in any version, and every song of an artist of whom less was asked
  stands behind all others: it is taken only where those do not fill the list, and last;
- a song like those thumbed up, and unlike those thumbed down, stands a bit higher among
  the songs that fit the mood as well as it does.

So an answer changes which of the pool make the next list, and never empties it. Fewer than
`ENOUGH` answers change nothing. An answer that was undone is not in the request.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.content import Content, Rows, Vector, attraction, content_of
from recommendations.engine.lookup import rows_of
from recommendations.engine.maps.shares import shares
from recommendations.engine.request import Feedback

# One thumb may be a slip, or about the day; set by hand.
ENOUGH = 5


@dataclass(frozen=True, eq=False)
class Opinion:
    """What enough answers say: songs and artists to put last, and what is liked or not."""

    songs: npt.NDArray[np.int32]
    artists: npt.NDArray[np.int32]
    liked: Content | None
    disliked: Content | None

    def unwelcome(self, catalogue: Catalogue, rows: Rows) -> npt.NDArray[np.bool_]:
        """Mark the rows to put last; bool, as long as `rows`."""
        disliked = np.isin(catalogue.song_numbers[rows], self.songs)
        return disliked | np.isin(catalogue.artist_numbers[rows], self.artists)

    def preference(self, catalogue: Catalogue, rows: Rows) -> Vector:
        """Return each row's place among `rows` by likeness to what was liked, 0..1."""
        likeness = np.zeros(len(rows))
        if self.liked is not None:
            likeness += attraction(catalogue, self.liked, rows)
        if self.disliked is not None:
            likeness -= attraction(catalogue, self.disliked, rows)
        return shares(likeness)


def opinion_of(catalogue: Catalogue, feedback: Feedback) -> Opinion | None:
    """Return what the answers say, None while there are fewer than `ENOUGH`."""
    if len(feedback.liked) + len(feedback.disliked) + len(feedback.less_of) < ENOUGH:
        return None
    liked, _ = rows_of(catalogue, sorted(feedback.liked))
    disliked, _ = rows_of(catalogue, sorted(feedback.disliked))
    return Opinion(
        songs=catalogue.song_numbers[disliked],
        artists=np.array(sorted(feedback.less_of), np.int32),
        liked=_content(catalogue, liked),
        disliked=_content(catalogue, disliked),
    )


def _content(catalogue: Catalogue, rows: Rows) -> Content | None:
    return content_of(catalogue, rows, np.ones(len(rows))) if len(rows) else None
