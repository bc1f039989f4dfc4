"""How well the classifier names the moods of songs that it was not fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from recommendations.engine.features import SONG_MOODS
from recommendations.song_moods.apply import song_moods
from recommendations.song_moods.fitting import fit
from recommendations.song_moods.labelled_songs import LabelledSongs, LabelledSongsError

FOLDS = 5
# One division into folds can be lucky: these many others say how lucky.
REPEATS = 10
DECIMALS = 4
Split = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]


@dataclass(frozen=True)
class MoodScores:
    """Precision, recall and F1 of one mood, 0..1, and how many songs were labelled so."""

    precision: float
    recall: float
    f1: float
    songs: int


@dataclass(frozen=True)
class MoodMetrics:
    """Figures of stratified folds, every song judged by a model that never saw it.

    ``accuracy`` and ``spread`` are mean and standard deviation over ``folds``, 0..1.
    ``confusion`` counts songs by labelled mood (rows) and found mood (columns), in the
    order of `SONG_MOODS`. ``repeats`` are accuracies of the same with other divisions;
    ``accuracy_on_new_artists`` that with no artist on both sides of a division.
    """

    accuracy: float
    spread: float
    folds: tuple[float, ...]
    moods: dict[str, MoodScores]
    confusion: tuple[tuple[int, ...], ...]
    repeats: tuple[float, ...]
    accuracy_on_new_artists: float

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def measure(songs: LabelledSongs, seed: int) -> MoodMetrics:
    """Cross-validate. Raises LabelledSongsError with fewer songs of a mood than folds."""
    counts = np.bincount(songs.moods, minlength=len(SONG_MOODS))
    if counts.min() < FOLDS:
        scarce = SONG_MOODS[int(counts.argmin())]
        raise LabelledSongsError(
            f"Only {counts.min()} usable songs are {scarce}; at least {FOLDS} are needed."
        )
    found, folds = _judged(songs, _stratified(songs, seed))
    by_artist = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    on_new_artists, _ = _judged(
        songs, by_artist.split(songs.features, songs.moods, np.array(songs.artists))
    )
    others = (_judged(songs, _stratified(songs, seed + more))[1] for more in range(1, REPEATS + 1))
    numbers = range(len(SONG_MOODS))
    scores = precision_recall_fscore_support(songs.moods, found, labels=numbers, zero_division=0)
    return MoodMetrics(
        accuracy=_round(np.mean(folds)),
        spread=_round(np.std(folds)),
        folds=tuple(map(_round, folds)),
        moods={
            mood: MoodScores(_round(precision), _round(recall), _round(f1), int(count))
            for mood, precision, recall, f1, count in zip(SONG_MOODS, *scores, strict=True)
        },
        confusion=tuple(
            tuple(map(int, row)) for row in confusion_matrix(songs.moods, found, labels=numbers)
        ),
        repeats=tuple(_round(np.mean(folds)) for folds in others),
        accuracy_on_new_artists=_round(np.mean(on_new_artists == songs.moods)),
    )


def _stratified(songs: LabelledSongs, seed: int) -> Iterator[Split]:
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    yield from splits.split(songs.features, songs.moods)


def _judged(
    songs: LabelledSongs, splits: Iterable[Split]
) -> tuple[npt.NDArray[np.int8], list[float]]:
    """The mood found for each song by the model of the other folds, and their accuracies."""
    found = np.empty(len(songs), np.int8)
    accuracies = []
    for fitted, judged in splits:
        model = fit(songs.features[fitted], songs.moods[fitted])
        found[judged] = song_moods(songs.features[judged], model)
        accuracies.append(float(np.mean(found[judged] == songs.moods[judged])))
    return found, accuracies


def _round(value: float | np.floating) -> float:
    return round(float(value), DECIMALS)
