"""The documented call, with the site's own detector and a network of known behaviour."""

from __future__ import annotations

from pathlib import Path

import pytest

from emotion.errors import NoSuchFileError
from emotion.services import read_media

pytestmark = pytest.mark.usefixtures("reading")


def test_a_photograph_is_read_by_its_path(tmp_path: Path, portrait_jpeg: bytes) -> None:
    path = tmp_path / "portrait.jpg"
    path.write_bytes(portrait_jpeg)
    for name in (path, str(path)):
        reading = read_media(name)
        assert (reading.kind, reading.width, reading.height) == ("picture", 512, 512)
        assert (len(reading.faces), reading.mood.state) == (1, "happy")
        box = reading.faces[0].appearances[0].box
        assert abs(box.x + box.width / 2 - 224) < 8


def test_progress_is_passed_on(tmp_path: Path, portrait_jpeg: bytes) -> None:
    path = tmp_path / "portrait.jpg"
    path.write_bytes(portrait_jpeg)
    told: list[tuple[int, int | None]] = []
    read_media(path, lambda done, expected: told.append((done, expected)))
    assert told == [(1, 1)]


def test_a_missing_file_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError):
        read_media(tmp_path / "none.jpg")
