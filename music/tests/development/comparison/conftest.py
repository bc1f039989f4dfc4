from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from music.development.comparison.contestants import Contestant
from music.development.comparison.pictures import Picture

MakeContestant = Callable[..., Contestant]
SavePictures = Callable[..., Path]


@pytest.fixture
def contestant() -> MakeContestant:
    """A contestant of this environment's Python with the fake engine."""

    def make(title: str = "Fake", **options: Any) -> Contestant:
        module = "music.tests.development.comparison.fake_engine"
        return Contestant(title, Path(sys.executable), module, options)

    return make


@pytest.fixture
def save(tmp_path: Path) -> SavePictures:
    """An .npz of flat faces of these brightnesses, as a worker is given it."""

    def write(*levels: int) -> Path:
        path = tmp_path / "pictures.npz"
        np.savez(path, pictures=flat(*levels))
        return path

    return write


def flat(*levels: int, height: int = 48, width: int = 48) -> Picture:
    """Uint8 [N, height, width, 3], each picture of one grey."""
    pictures = np.empty((len(levels), height, width, 3), np.uint8)
    pictures[:] = np.array(levels, np.uint8)[:, None, None, None]
    return pictures
