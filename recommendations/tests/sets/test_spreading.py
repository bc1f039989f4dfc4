from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recommendations.selectors.spreading import Points, spread

places = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=40).map(
    lambda pairs: np.array(pairs, np.float64).reshape(-1, 2)
)


def moved(points: Points) -> Points:
    return spread(points, apart=5, farthest=12, within=(0, 100))


@given(places)
def test_no_point_goes_far_or_out_of_the_drawing(points: Points) -> None:
    after = moved(points)
    assert after.shape == points.shape
    assert np.isfinite(after).all()
    assert (np.linalg.norm(after - points, axis=1) <= 12 + 1e-9).all()
    assert ((after >= 0) & (after <= 100)).all()


@given(places)
def test_equal_input_gives_equal_output(points: Points) -> None:
    assert (moved(points) == moved(points.copy())).all()


def test_points_with_room_stay_where_they_are() -> None:
    points = np.array([[10.0, 10.0], [90.0, 10.0], [50.0, 80.0]])
    assert (moved(points) == points).all()


def test_two_on_one_place_come_apart() -> None:
    after = moved(np.array([[50.0, 50.0], [50.0, 50.0]]))
    assert np.linalg.norm(after[0] - after[1]) > 4.5


def test_a_dozen_in_a_corner_are_all_to_be_seen() -> None:
    after = moved(np.full((12, 2), 100.0))
    distances = np.linalg.norm(after[:, np.newaxis] - after, axis=2) + 100 * np.eye(12)
    assert distances.min() > 1
