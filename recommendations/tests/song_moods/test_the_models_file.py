from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from recommendations.song_moods.fitting import fit
from recommendations.song_moods.model_file import (
    SHAPES,
    SongMoodModelError,
    read_model,
    write_model,
)
from recommendations.tests.song_moods.songs import made_up_songs


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "models" / "moods.json"
    write_model(fit(*made_up_songs()), path)
    return path


def test_a_model_is_read_as_it_was_written(written: Path) -> None:
    read, fitted = read_model(written), fit(*made_up_songs())
    for name in SHAPES:
        assert np.array_equal(getattr(read, name), getattr(fitted, name))


def test_nothing_but_the_file_is_left_behind(written: Path) -> None:
    assert list(written.parent.iterdir()) == [written]


def test_a_model_cannot_be_changed(written: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        read_model(written).means[0] = 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("features", ["tempo"]),
        ("moods", ["happy", "sad"]),
        ("means", [0.0] * 8),
        ("means", None),
        ("means", [0.0, [1.0]]),
        ("coefficients", "many"),
        ("intercepts", [0.0, 0.0, 0.0, float("nan")]),
        ("scales", [0.0] * 9),
    ],
)
def test_a_file_for_something_else_is_refused_with_its_remedy(
    written: Path, name: str, value: Any
) -> None:
    written.write_text(json.dumps({**json.loads(written.read_text()), name: value}))
    with pytest.raises(SongMoodModelError, match="train_mood_classifier"):
        read_model(written)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\x80\x04pickle", b"\xff\xfe"])
def test_a_damaged_file_is_refused(written: Path, content: bytes) -> None:
    written.write_bytes(content)
    with pytest.raises(SongMoodModelError, match=r"moods\.json"):
        read_model(written)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SongMoodModelError, match=r"none\.json"):
        read_model(tmp_path / "none.json")
