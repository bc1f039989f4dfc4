from __future__ import annotations

from pathlib import Path

import cv2
import pytest

from music.development import assets


def test_the_pinned_opencv_has_the_cascade_and_can_use_it() -> None:
    cascade = assets._cascade()
    assert cascade.exists()
    assert not cv2.CascadeClassifier(str(cascade)).empty()


def test_an_opencv_without_cascades_is_refused_by_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(cv2, "CascadeClassifier")
    with pytest.raises(assets.AssetError, match=f"{cv2.__version__} has no Haar cascade"):
        assets._cascade()


def test_an_opencv_without_the_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cv2, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(assets.AssetError, match="requirements.txt"):
        assets._cascade()
