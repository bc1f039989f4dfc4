from __future__ import annotations

import importlib
import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import cv2
import numpy as np
import pytest
import skimage.data
from cv2.data import haarcascades

from emotion.errors import CascadeError, ModelFileError
from emotion.labels import LABELS
from emotion.tests.networks import SEEN, write_brightness_onnx, write_onnx
from music.development.comparison import own_engine
from music.development.comparison.pictures import Picture
from music.tests.development.comparison.conftest import flat

CASCADE = Path(haarcascades) / "haarcascade_frontalface_default.xml"
FER = "music.development.comparison.fer_engine"


@pytest.fixture(autouse=True)
def threads() -> Iterator[None]:
    """Engines set OpenCV's threads for their process, which here is everybody's."""
    before = cv2.getNumThreads()
    yield
    cv2.setNumThreads(before)


def test_ours_reads_a_face_by_the_names_of_our_labels(tmp_path: Path) -> None:
    model = write_onnx(tmp_path / "emotion.onnx")
    engine = own_engine.open_engine(model=str(model), cascade=str(CASCADE))
    (shares,) = engine.read_face(flat(90)[0])
    assert tuple(shares) == LABELS
    assert tuple(shares.values()) == pytest.approx(SEEN)


def test_ours_reads_the_pixels_that_it_is_given(tmp_path: Path) -> None:
    model = write_brightness_onnx(tmp_path / "emotion.onnx")
    engine = own_engine.open_engine(model=str(model), cascade=str(CASCADE))
    (dark,), (bright,) = (engine.read_face(face) for face in flat(0, 255))
    assert dark["angry"] == pytest.approx(1)
    assert bright["happy"] == pytest.approx(1)


def test_ours_finds_every_face_of_a_frame(tmp_path: Path) -> None:
    model = write_onnx(tmp_path / "emotion.onnx")
    engine = own_engine.open_engine(model=str(model), cascade=str(CASCADE))
    portrait = np.asarray(skimage.data.astronaut()[:, :, ::-1], np.uint8)
    assert len(engine.read_frame(portrait)) == 1
    assert len(engine.read_frame(np.hstack([portrait, portrait]))) == 2
    assert engine.read_frame(np.full_like(portrait, 30)) == []


def test_ours_without_its_files_says_which(tmp_path: Path) -> None:
    model = write_onnx(tmp_path / "emotion.onnx")
    with pytest.raises(ModelFileError, match=r"none\.onnx"):
        own_engine.open_engine(model=str(tmp_path / "none.onnx"), cascade=str(CASCADE))
    with pytest.raises(CascadeError, match=r"none\.xml"):
        own_engine.open_engine(model=str(model), cascade=str(tmp_path / "none.xml"))


class FakeFer:
    """In the place of fer's class: crops as it does, and notes the crop."""

    crops: list[Picture] = []
    options: dict[str, Any] = {}

    def __init__(self, **options: Any) -> None:
        type(self).options = options

    def detect_emotions(
        self, img: Picture, face_rectangles: list[tuple[int, int, int, int]] | None = None
    ) -> list[dict[str, Any]]:
        if face_rectangles is None:
            return [{"box": (0, 0, 9, 9), "emotions": {"sad": 1.0}}] * 2
        ((x, y, width, height),) = face_rectangles
        assert width == height
        # Its margin of 10 pixels on every side.
        self.crops.append(img[y - 10 : y + height + 10, x - 10 : x + width + 10])
        return [{"box": face_rectangles[0], "emotions": {"happy": 1.0}}]


@pytest.fixture
def fer_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module that runs in fer's environment, with fakes of what is only there."""
    package, module, tensorflow = ModuleType("fer"), ModuleType("fer.fer"), ModuleType("tensorflow")
    monkeypatch.setattr(module, "FER", FakeFer, raising=False)
    monkeypatch.setattr(tensorflow, "__version__", "9.9", raising=False)
    monkeypatch.setattr(importlib.metadata, "version", lambda name: f"{name} of a test")
    monkeypatch.setattr(FakeFer, "crops", [])
    for name, fake in (("fer", package), ("fer.fer", module), ("tensorflow", tensorflow)):
        monkeypatch.setitem(sys.modules, name, fake)
    monkeypatch.delitem(sys.modules, FER, raising=False)
    yield importlib.import_module(FER)
    sys.modules.pop(FER, None)


def test_fer_s_margin_makes_its_crop_the_whole_face(fer_engine: ModuleType) -> None:
    face = np.random.default_rng(0).integers(0, 256, (48, 48, 3), np.uint8)
    engine = fer_engine.open_engine(use_tflite=True)
    assert engine.read_face(face) == [{"happy": 1.0}]
    (crop,) = FakeFer.crops
    assert (crop == face).all()


def test_fer_finds_the_faces_of_a_frame_by_its_own_detector(fer_engine: ModuleType) -> None:
    engine = fer_engine.open_engine(use_tflite=True)
    assert engine.read_frame(flat(0)[0]) == [{"sad": 1.0}, {"sad": 1.0}]


@pytest.mark.parametrize("use_tflite", [True, False])
def test_fer_is_opened_as_it_comes_but_for_the_network_file(
    fer_engine: ModuleType, use_tflite: bool
) -> None:
    engine = fer_engine.open_engine(use_tflite=use_tflite)
    assert FakeFer.options == {"use_tflite": use_tflite}
    assert (engine.version, engine.runtime) == ("fer of a test", "TensorFlow 9.9")
