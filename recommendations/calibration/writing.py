"""The calibrated engine's file: its numbers, and where they come from."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any

import numpy as np
import sklearn

from recommendations.calibration.fitting import C, Fitted
from recommendations.evaluation.matched import Matched

WHAT = (
    "Multinomial logistic regression of the quadrant of valence and arousal in which "
    "listeners place a song: once for all rated songs, and five times without the artists "
    "of one fold."
)


def write_coefficients(
    path: Path, fitted: Fitted, matched: Matched, *, source: str, digest: str
) -> None:
    """Replace `path`. ``source`` is the ratings file's name and ``digest`` its SHA-256."""
    stored: dict[str, Any] = {
        "what": WHAT,
        "source": {
            "ratings": source,
            "sha256": digest,
            "songs": len(matched.rows),
            "matched_by_id": matched.by_id,
            "matched_by_name": matched.by_name,
            "unmatched": matched.unmatched,
            "inverse_penalty": C,
            "versions": {
                "python": platform.python_version(),
                "numpy": np.__version__,
                "scikit-learn": sklearn.__version__,
            },
        },
        "genres": list(fitted.genres),
        "all": fitted.all,
        "folds": list(fitted.folds),
    }
    temporary = path.with_suffix(".json.partial")
    temporary.write_text(json.dumps(stored, separators=(",", ":")) + "\n")
    temporary.replace(path)
