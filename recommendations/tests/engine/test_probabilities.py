from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from recommendations.engine.probabilities import weights
from recommendations.tests.engine.catalogues import probabilities


@given(probabilities())
def test_weights_sum_to_one_whatever_their_scale(seven: list[float]) -> None:
    assert weights(seven).sum() == pytest.approx(1)
    assert weights([1e308 * share for share in weights(seven)]).sum() == pytest.approx(1)


@pytest.mark.parametrize(
    "refused",
    [
        [],
        [1.0] * 6,
        [1.0] * 8,
        [0.0] * 7,
        [-0.1, 1.1, 0, 0, 0, 0, 0],
        [float("nan"), 1, 0, 0, 0, 0, 0],
        [float("inf"), 1, 0, 0, 0, 0, 0],
        [10**400, 1, 0, 0, 0, 0, 0],
        ["0.5", 0.5, 0, 0, 0, 0, 0],
        [True, 0, 0, 0, 0, 0, 0],
        [None, 1, 0, 0, 0, 0, 0],
        [[1.0], 0, 0, 0, 0, 0, 0],
    ],
    ids=repr,
)
def test_anything_but_seven_probabilities_is_refused(refused: list[Any]) -> None:
    with pytest.raises(ValueError, match="probabilit"):
        weights(refused)
