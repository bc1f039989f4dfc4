"""The ten votes that FER+ gives each picture of FER2013, and targets made of them.

Barsoum et al. 2016, "Training deep networks for facial expression recognition with
crowd-sourced label distribution": ten people labelled every picture anew. Rows stand in
FER2013's order; the file's picture names are not those of any FER2013 file.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion.labels import LABELS
from emotion.training.errors import DatasetError

Votes = npt.NDArray[np.int64]

# FER+'s own names, in the order of `emotion.labels`, then what is no emotion of ours.
VOTE_COLUMNS = ("anger", "disgust", "fear", "happiness", "sadness", "surprise", "neutral")
OTHER_COLUMNS = ("contempt", "unknown", "NF")
NOT_A_FACE = len(VOTE_COLUMNS) + OTHER_COLUMNS.index("NF")


def load_votes(path: Path) -> Votes:
    """Return int [N, 10], columns `VOTE_COLUMNS` then `OTHER_COLUMNS`.

    Raises DatasetError when the file is not ``fer2013new.csv`` of FER+.
    """
    try:
        with path.open(newline="") as file:
            rows = [
                [int(row[column]) for column in VOTE_COLUMNS + OTHER_COLUMNS]
                for row in csv.DictReader(file)
            ]
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise DatasetError(f"{path} is not FER+'s table of votes: {error!r}") from error
    if not rows or min(map(min, rows)) < 0:
        raise DatasetError(f"{path} holds no votes")
    return np.array(rows, np.int64)


def without_a_face(votes: Votes) -> npt.NDArray[np.bool_]:
    """Return bool [N]: where more people saw no face than saw anything else."""
    return np.asarray(votes.argmax(axis=1) == NOT_A_FACE)


def targets(
    labels: npt.NDArray[np.int64],
    votes: Votes | None,
    *,
    vote_share: float,
    smoothing: float,
) -> npt.NDArray[np.float32]:
    """Return float32 [N, 7], rows of sum 1: the label, blended with the votes, smoothed.

    ``vote_share`` in 0..1 goes to the votes for our seven emotions, and to the label
    where nobody voted for one of them; ``smoothing`` is spread over all seven (Szegedy et
    al. 2016).
    """
    label = np.eye(len(LABELS))[labels]
    blended = label
    if votes is not None:
        counted = votes[:, : len(LABELS)].astype(np.float64)
        total = counted.sum(axis=1, keepdims=True)
        share = np.divide(counted, total, out=label.copy(), where=total > 0)
        blended = (1 - vote_share) * label + vote_share * share
    return np.asarray((1 - smoothing) * blended + smoothing / len(LABELS), np.float32)
