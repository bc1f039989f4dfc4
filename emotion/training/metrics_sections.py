"""The sections of ``metrics.json`` that measuring a network writes."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from emotion.model_files import KERAS_NAME, sha256
from emotion.training.calibration import BINS
from emotion.training.data import FaceDataset
from emotion.training.data_facts import data_facts
from emotion.training.measuring import Measurement

# A picture more or less changes the fourth digit; the rest is noise of the arithmetic.
DIGITS = 6


def measured_sections(public: Measurement, private: Measurement) -> dict[str, Any]:
    """``public``, ``private``, ``calibration``, ``naming`` and, of the private split,
    ``robustness``.

    ``calibration.temperature`` is what would still fit each split best: near 1 on the
    public one when a temperature fitted there is in the network already.
    """
    splits = {"public": public, "private": private}
    sections: dict[str, Any] = {name: asdict(split.scores) for name, split in splits.items()}
    sections["calibration"] = {
        "bins": BINS,
        "temperature": {name: split.temperature for name, split in splits.items()},
        "reliability": {
            name: [asdict(one) for one in split.reliability] for name, split in splits.items()
        },
    }
    sections["naming"] = {
        name: asdict(split.naming) for name, split in splits.items() if split.naming is not None
    }
    if private.robustness is not None:
        sections["robustness"] = asdict(private.robustness)
    rounded: dict[str, Any] = _rounded(sections)
    return rounded


def origin_sections(network: Path, dataset: FaceDataset) -> dict[str, Any]:
    """``files`` and ``data``: what was measured, and on what."""
    return {
        "files": {
            "onnx_sha256": sha256(network),
            "h5_sha256": sha256(network.with_name(KERAS_NAME)),
        },
        "data": data_facts(dataset),
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return value
