"""Every track that can be chosen, as arrays, and what an engine makes of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from recommendations.engine.features import FEATURES

# A track with more genres keeps its first four; one in a hundred has more.
GENRES_A_TRACK = 4
NO_GENRE = -1
UNKNOWN = -1
UNKNOWN_YEAR = 0


@dataclass(frozen=True, eq=False)
class Catalogue:
    """N tracks, one row each, as read-only arrays.

    ``track_ids`` int64 [N], unique. ``features`` float32 [N, 9] in the order and units of
    `FEATURES`, NaN where unknown. ``ranks`` float32 [N, 9]: the share of tracks with a
    known value at or below each one's, 0..1, NaN where unknown. ``artist_numbers`` int32
    [N], equal for tracks of one main artist; ``song_numbers`` int32 [N], equal for
    versions of one song (remaster, live, edit). ``genres`` int16 [N, 4], numbers into
    ``genre_names`` from the left and `NO_GENRE` after them; where ``genres_of_artist``
    (bool [N]) they are those of the artist's other tracks. ``years`` int16 [N],
    `UNKNOWN_YEAR` where unknown. ``modes`` (0 minor, 1 major), ``explicit`` (0, 1),
    ``popularity`` (0..100) and ``song_moods`` (numbers into `features.SONG_MOODS`) int8
    [N], `UNKNOWN` where unknown. ``version`` names the state of the store it was read from.

    Raises ValueError when the shapes do not fit or an id occurs twice.
    """

    track_ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    ranks: npt.NDArray[np.float32]
    artist_numbers: npt.NDArray[np.int32]
    song_numbers: npt.NDArray[np.int32]
    genres: npt.NDArray[np.int16]
    genres_of_artist: npt.NDArray[np.bool_]
    years: npt.NDArray[np.int16]
    modes: npt.NDArray[np.int8]
    explicit: npt.NDArray[np.int8]
    popularity: npt.NDArray[np.int8]
    song_moods: npt.NDArray[np.int8]
    genre_names: tuple[str, ...] = ()
    version: int = 0

    def __post_init__(self) -> None:
        count = len(self.track_ids)
        wide = {"features": len(FEATURES), "ranks": len(FEATURES), "genres": GENRES_A_TRACK}
        for name in ARRAYS:
            array = getattr(self, name)
            shape = (count, wide[name]) if name in wide else (count,)
            if array.shape != shape:
                raise ValueError(f"{name} must be {list(shape)}, not {list(array.shape)}")
            object.__setattr__(self, name, read_only(array))
        ids = self.track_ids
        # In a stored catalogue ids ascend, and sorting a third of a million takes a while.
        if not (ids[1:] > ids[:-1]).all() and len(np.unique(ids)) != count:
            raise ValueError("a track id occurs twice")

    def __len__(self) -> int:
        return len(self.track_ids)


ARRAYS = tuple(field.name for field in fields(Catalogue) if "NDArray" in str(field.type))


@dataclass(frozen=True, eq=False)
class MoodMap:
    """What one engine makes of a catalogue's N tracks, as read-only arrays.

    ``fits`` float32 [N, 7]: how well a track fits each emotion, in the order of
    `emotion.labels`; higher fits better, and ``fits @ probabilities`` orders the tracks
    for a mixed mood. ``positions`` float32 [N, 2]: valence and arousal of each track by
    this engine, each as the share of tracks at or below it, 0..1.
    """

    fits: npt.NDArray[np.float32]
    positions: npt.NDArray[np.float32]

    def __post_init__(self) -> None:
        for name in ("fits", "positions"):
            object.__setattr__(self, name, read_only(getattr(self, name)))


def read_only(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """A view that cannot be written to: threads of one process share the catalogue."""
    view = array.view()
    view.flags.writeable = False
    return view
