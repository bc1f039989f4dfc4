from __future__ import annotations

import numpy as np
import pytest

from recommendations.engine.catalogue import Catalogue
from recommendations.tests.engine.catalogues import build


def test_a_catalogue_cannot_be_written_to() -> None:
    catalogue = build([(1, (0.1, 0.2, 0.3), 1)])
    for array in (catalogue.track_ids, catalogue.features, catalogue.artist_numbers):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_arrays_of_different_lengths_are_refused() -> None:
    ids, artists = np.arange(3), np.zeros(3, np.int32)
    with pytest.raises(ValueError, match="features"):
        Catalogue(ids, np.zeros((2, 3), np.float32), artists)
    with pytest.raises(ValueError, match="one length"):
        Catalogue(ids, np.zeros((3, 3), np.float32), artists[:2])


def test_an_id_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        build([(1, (0.1, 0.2, 0.3), 1), (1, (0.4, 0.5, 0.6), 2)])
