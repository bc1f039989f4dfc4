"""Which song moods an emotion asks for, and in which order."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.features import SONG_MOODS

# The table of the notebook project that predicts song moods and builds a top 40. It is meant
# to help, not to mirror: anger is answered with energy and then calm, fear with calm.
PRIORITIES: Final[dict[Emotion, tuple[str, ...]]] = {
    Emotion.ANGRY: ("energetic", "calm"),
    Emotion.DISGUST: ("energetic", "happy", "calm"),
    Emotion.FEAR: ("calm",),
    Emotion.HAPPY: ("happy", "energetic"),
    Emotion.SAD: ("sad", "calm"),
    Emotion.SURPRISE: ("energetic", "happy", "sad"),
    Emotion.NEUTRAL: ("happy", "calm"),
}


def places(song_moods: npt.NDArray[np.int8], emotion: Emotion) -> npt.NDArray[np.int8]:
    """The place of each song, int8 [N]: 0 for the emotion's first mood, then 1, and so on.

    Moods that the emotion does not ask for come after those that it does, and songs of
    unknown mood (a negative number) after all others.
    """
    wanted = PRIORITIES[emotion]
    table = np.array(
        [
            *(wanted.index(mood) if mood in wanted else len(wanted) for mood in SONG_MOODS),
            len(wanted) + 1,
        ],
        np.int8,
    )
    return table[np.where(song_moods < 0, len(SONG_MOODS), song_moods)]
