from __future__ import annotations

import numpy as np

from emotion.training.naming import naming

CLEAR = (0.7, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05)
WEAK = (0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1)
CLOSE = (0.45, 0.40, 0.05, 0.04, 0.02, 0.02, 0.02)


def test_only_clear_faces_count_as_named() -> None:
    found = naming(np.array([0, 3, 0, 0]), np.array([CLEAR, CLEAR, WEAK, CLOSE]))
    assert found.named == 0.5
    assert found.right_when_named == 0.5
    assert found.right_otherwise == 1.0


def test_a_share_of_no_faces_is_none() -> None:
    assert naming(np.array([0]), np.array([CLEAR])).right_otherwise is None
    assert naming(np.array([0]), np.array([WEAK])).right_when_named is None
