from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.training.calibration import (
    TEMPERATURES,
    ReliabilityBin,
    apply_temperature,
    expected_calibration_error,
    fit_temperature,
    reliability,
)


def distributions(seed: int, count: int) -> npt.NDArray[np.float64]:
    """Rows of seven shares, some sure and some not."""
    return np.random.default_rng(seed).dirichlet(np.full(7, 0.5), count)


def drawn(probabilities: npt.NDArray[np.float64], seed: int) -> npt.NDArray[np.int64]:
    """Labels that come up as often as the probabilities say."""
    random = np.random.default_rng(seed)
    edges = probabilities.cumsum(axis=1)
    return np.asarray((random.random((len(edges), 1)) > edges).sum(axis=1).clip(0, 6), np.int64)


# Confidence .55 for four faces, two of them right; .95 for one, wrong.
FIVE = np.array([[0.55, 0.45], [0.55, 0.45], [0.45, 0.55], [0.45, 0.55], [0.95, 0.05]])
FIVE_LABELS = np.array([0, 1, 1, 0, 1])


def test_the_calibration_error_of_five_faces_is_that_worked_out_by_hand() -> None:
    error = expected_calibration_error(FIVE, FIVE_LABELS, bins=10)
    assert error == pytest.approx((4 * abs(0.5 - 0.55) + 1 * abs(0 - 0.95)) / 5)


def test_the_bins_of_five_faces_are_those_counted_by_hand() -> None:
    bins = reliability(FIVE, FIVE_LABELS, bins=10)
    assert [one.count for one in bins] == [0, 0, 0, 0, 0, 4, 0, 0, 0, 1]
    assert bins[5].confidence == pytest.approx(0.55)
    assert bins[5].accuracy == 0.5
    assert (bins[9].accuracy, bins[9].count) == (0, 1)
    assert bins[0] == ReliabilityBin(0, 0.1, 0, None, None)


def test_fifteen_bins_of_equal_width_cover_everything() -> None:
    bins = reliability(distributions(1, 500), np.zeros(500, np.int64))
    assert len(bins) == 15
    assert (bins[0].low, bins[-1].high) == (0, 1)
    assert [one.high for one in bins[:-1]] == [one.low for one in bins[1:]]
    assert [one.high - one.low for one in bins] == pytest.approx([1 / 15] * 15)
    assert sum(one.count for one in bins) == 500


def test_a_probability_on_an_edge_belongs_to_the_bin_below() -> None:
    bins = reliability(np.array([[0.5, 0.5], [1.0, 0.0]]), np.array([0, 0]), bins=2)
    assert [one.count for one in bins] == [1, 1]


def test_labels_as_frequent_as_promised_leave_hardly_an_error() -> None:
    probabilities = distributions(2, 40_000)
    assert expected_calibration_error(probabilities, drawn(probabilities, 3)) < 0.01


@pytest.mark.parametrize("temperature", [0.5, 1.0, 1.6, 4.0])
def test_the_temperature_that_was_put_in_is_found_again(temperature: float) -> None:
    honest = distributions(4, 40_000)
    labels = drawn(honest, 5)
    # Too sure by this temperature, or not sure enough.
    claimed = apply_temperature(honest, 1 / temperature)
    assert fit_temperature(claimed, labels) == pytest.approx(temperature, rel=0.03)


def test_the_fitted_temperature_is_the_likeliest() -> None:
    honest = distributions(6, 300)
    labels, probabilities = drawn(honest, 7), apply_temperature(honest, 0.7)

    def loss(temperature: float) -> float:
        softened = apply_temperature(probabilities, temperature)
        return float(-np.log(softened[np.arange(300), labels]).mean())

    fitted = fit_temperature(probabilities, labels)
    assert loss(fitted) < min(loss(0.99 * fitted), loss(1.01 * fitted))


def test_the_fitted_temperature_lowers_the_calibration_error() -> None:
    honest = distributions(8, 5_000)
    labels, claimed = drawn(honest, 9), apply_temperature(honest, 0.4)
    mended = apply_temperature(claimed, fit_temperature(claimed, labels))
    before = expected_calibration_error(claimed, labels)
    assert expected_calibration_error(mended, labels) < before / 4


def test_a_network_that_is_always_right_gets_the_lowest_temperature() -> None:
    probabilities = np.tile([0.6, 0.4], (50, 1))
    fitted = fit_temperature(probabilities, np.zeros(50, np.int64))
    assert fitted == pytest.approx(TEMPERATURES[0])


def test_a_network_that_is_always_wrong_gets_the_highest_temperature() -> None:
    probabilities = np.tile([0.9, 0.1], (50, 1))
    fitted = fit_temperature(probabilities, np.ones(50, np.int64))
    assert fitted == pytest.approx(TEMPERATURES[1])


def test_a_share_of_exactly_zero_is_survived() -> None:
    probabilities = np.array([[1.0, 0.0], [0.7, 0.3], [0.8, 0.2]], np.float32)
    labels = np.array([1, 1, 0])
    assert np.isfinite(fit_temperature(probabilities, labels))
    assert np.isfinite(apply_temperature(probabilities, 2.0)).all()


@given(st.integers(0, 2**32 - 1), st.floats(0.1, 10))
def test_a_temperature_changes_no_label_and_keeps_the_sum(seed: int, temperature: float) -> None:
    probabilities = distributions(seed, 20)
    changed = apply_temperature(probabilities, temperature)
    assert changed.sum(axis=1) == pytest.approx(np.ones(20))
    assert (changed.argmax(axis=1) == probabilities.argmax(axis=1)).all()


def test_a_temperature_above_one_makes_less_sure_and_one_changes_nothing() -> None:
    probabilities = distributions(10, 50)
    assert apply_temperature(probabilities, 1) == pytest.approx(probabilities)
    assert (apply_temperature(probabilities, 2).max(axis=1) < probabilities.max(axis=1)).all()


@pytest.mark.parametrize(
    ("probabilities", "labels"),
    [
        (np.empty((0, 7)), np.empty(0, np.int64)),
        (np.full((3, 7), 1 / 7), np.zeros(2, np.int64)),
        (np.full(7, 1 / 7), np.zeros(7, np.int64)),
        (np.full((2, 7), np.nan), np.zeros(2, np.int64)),
    ],
    ids=["no face", "too few labels", "one row", "missed faces"],
)
def test_what_cannot_be_calibrated_is_refused(
    probabilities: npt.NDArray[np.float64], labels: npt.NDArray[np.int64]
) -> None:
    with pytest.raises(ValueError, match="calibration needs"):
        fit_temperature(probabilities, labels)
    with pytest.raises(ValueError, match="calibration needs"):
        expected_calibration_error(probabilities, labels)
