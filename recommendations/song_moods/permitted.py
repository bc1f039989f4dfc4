from __future__ import annotations

import numpy as np
import numpy.typing as npt
from django.conf import settings

from recommendations.engine.catalogue import UNKNOWN
from recommendations.song_moods.apply import song_moods


def permitted_song_moods(features: npt.NDArray[np.floating]) -> npt.NDArray[np.int8]:
    """What `song_moods` says, int8 [N], or all `UNKNOWN` where the operator does not allow it.

    For the catalogue's arrays, at import. Raises what `song_moods` does.
    """
    if not settings.SONG_MOODS:
        return np.full(len(features), UNKNOWN, np.int8)
    return song_moods(features)
