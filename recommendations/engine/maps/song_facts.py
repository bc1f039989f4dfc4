"""What the calibrated engine knows of a song, as columns of numbers."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import UNKNOWN_YEAR, Catalogue
from recommendations.engine.features import FEATURES
from recommendations.engine.maps.shares import MIDDLE

# Pieces of a rank, so that a feature can matter at one end and not at the other.
PIECES: Final = 4
# Years between which a song belongs partly to either side; before and after: the end one.
ERAS: Final = (1955, 1965, 1975, 1985, 1995, 2005, 2015)
ERA_WIDTH: Final = 10
# The rules' estimates lie within a half of 0; doubled they weigh as the pieces do under
# one penalty.
ESTIMATE_SCALE: Final = 2.0
FEATURE_PIECES: Final = len(FEATURES) * PIECES
# Products of two ranks, a rank's square among them: a loud song is joyful or angry by what
# else it is. They lie within a quarter of 0.
PAIRS: Final = np.triu_indices(len(FEATURES))
PRODUCT_SCALE: Final = 4.0
COLUMNS: Final = FEATURE_PIECES + len(ERAS) + 3 + 3 + len(PAIRS[0])


def song_facts(
    catalogue: Catalogue,
    estimates: npt.NDArray[np.float64],
    rows: slice = slice(None),
) -> npt.NDArray[np.float64]:
    """Return float64 [N, 94] for `rows`: four pieces of each rank around 0, seven eras
    (none of them where the year is unknown), major, minor, explicit, the rules'
    `estimates` ([all, 3], see `rules.estimates`), which know families of genres where a
    single genre has too few rated songs, and the products of each two ranks."""
    ranks = np.nan_to_num(catalogue.ranks[rows].astype(np.float64), nan=MIDDLE)
    pieces = np.clip(ranks[:, :, np.newaxis] * PIECES - np.arange(PIECES), 0, 1) - MIDDLE
    years = catalogue.years[rows].astype(np.float64)[:, np.newaxis]
    inside = np.clip(years, ERAS[0], ERAS[-1])
    eras = np.maximum(0, 1 - np.abs(inside - np.array(ERAS)) / ERA_WIDTH)
    eras[years[:, 0] == UNKNOWN_YEAR] = 0
    flags = [catalogue.modes[rows] == 1, catalogue.modes[rows] == 0, catalogue.explicit[rows] == 1]
    known = ESTIMATE_SCALE * estimates[rows]
    around = ranks - MIDDLE
    products = PRODUCT_SCALE * around[:, PAIRS[0]] * around[:, PAIRS[1]]
    by_rank = pieces.reshape(len(ranks), FEATURE_PIECES)
    return np.column_stack([by_rank, eras, *flags, known, products])
