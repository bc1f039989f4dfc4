from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from emotion.labels import LABELS, Emotion
from recommendations.catalogue.matrix import load_catalogue_and_map
from recommendations.catalogue.offers import engines_offered
from recommendations.engine.maps import EngineName
from recommendations.learnt_targets.learnt_file import LearntTargetsError
from recommendations.models import Track

pytestmark = pytest.mark.django_db
HAPPY = LABELS.index(Emotion.HAPPY)


@pytest.fixture
def learnt(settings: Settings, tmp_path: Path) -> Path:
    """Where learnt targets would be; nothing is there yet."""
    settings.LEARNT_TARGETS = True
    settings.LEARNT_TARGETS_FILE = tmp_path / "learnt.json"
    return tmp_path / "learnt.json"


def write(path: Path, valence: float) -> None:
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(json.dumps({"happy": {"target": [valence, 0.7, 0.8]}}))
    os.utime(path, ns=(before + 1, before + 1))


def happiest() -> float:
    catalogue, made = load_catalogue_and_map(EngineName.LEARNT)
    return float(catalogue.features[made.fits[:, HAPPY].argmax(), 0])


def test_what_lies_nearest_to_the_learnt_point_fits_best(tracks: list[Track], learnt: Path) -> None:
    write(learnt, 0.5)
    assert happiest() == pytest.approx(0.5)


def test_what_is_learnt_anew_counts_at_once(tracks: list[Track], learnt: Path) -> None:
    write(learnt, 0.5)
    assert happiest() == pytest.approx(0.5)
    write(learnt, 0.3)
    assert happiest() == pytest.approx(0.3)


def test_it_is_offered_once_something_was_learnt(
    tracks: list[Track], learnt: Path, settings: Settings
) -> None:
    assert EngineName.LEARNT not in engines_offered()
    write(learnt, 0.5)
    assert EngineName.LEARNT in engines_offered()
    settings.LEARNT_TARGETS = False
    assert EngineName.LEARNT not in engines_offered()


def test_a_broken_file_is_not_offered(tracks: list[Track], learnt: Path) -> None:
    learnt.write_text("{")
    assert EngineName.LEARNT not in engines_offered()


def test_nothing_learnt_is_an_error_in_words(tracks: list[Track], learnt: Path) -> None:
    with pytest.raises(LearntTargetsError, match="nothing was learnt yet"):
        load_catalogue_and_map(EngineName.LEARNT)
