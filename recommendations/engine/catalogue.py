from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every track that can be chosen, one row each, as read-only arrays.

    ``track_ids`` int64 [N], unique; ``features`` float32 [N, 3]: valence, energy and
    danceability, each 0..1 (a row that is not finite is never chosen);
    ``artist_numbers`` int32 [N], equal for tracks of the same main artist. ``version``
    names the state of the store that it was read from.

    Raises ValueError when the shapes do not fit or an id occurs twice.
    """

    track_ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    artist_numbers: npt.NDArray[np.int32]
    version: int = 0

    def __post_init__(self) -> None:
        count = len(self.track_ids)
        if self.track_ids.shape != (count,) or self.artist_numbers.shape != (count,):
            raise ValueError("track ids and artist numbers must be flat and of one length")
        if self.features.shape != (count, 3):
            raise ValueError(f"features must be [{count}, 3], not {self.features.shape}")
        if len(np.unique(self.track_ids)) != count:
            raise ValueError("a track id occurs twice")
        for name in ("track_ids", "features", "artist_numbers"):
            object.__setattr__(self, name, _read_only(getattr(self, name)))

    def __len__(self) -> int:
        return len(self.track_ids)


def _read_only(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """A view that cannot be written to: threads of one process share the catalogue."""
    view = array.view()
    view.flags.writeable = False
    return view
