from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from cv2.data import haarcascades
from pytest_django.fixtures import Settings

from emotion.tests.networks import write_onnx
from emotion.vision.preprocess import GreyImage

CASCADE = Path(haarcascades) / "haarcascade_frontalface_default.xml"


@pytest.fixture(scope="session")
def cascade() -> Path:
    return CASCADE


@pytest.fixture(scope="session")
def portrait() -> GreyImage:
    """The astronaut, 512x512, with one face near x 177, y 66, 95 wide."""
    return np.asarray(cv2.cvtColor(skimage.data.astronaut(), cv2.COLOR_RGB2GRAY), np.uint8)


@pytest.fixture(scope="session")
def portrait_jpeg() -> bytes:
    return jpeg(np.asarray(skimage.data.astronaut()[:, :, ::-1], np.uint8))


@pytest.fixture(scope="session")
def constant_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder whose emotion.onnx sees `networks.SEEN` in every face."""
    folder = tmp_path_factory.mktemp("constant")
    write_onnx(folder / "emotion.onnx")
    return folder


@pytest.fixture
def reading(settings: Settings, constant_network: Path) -> None:
    """Let the site read faces without its set-up: cascade of cv2, constant network."""
    settings.EMOTION_CASCADE = CASCADE
    settings.EMOTION_MODEL_DIR = constant_network
    settings.EMOTION_BACKEND = "onnx"


def jpeg(bgr: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], quality: int = 80) -> bytes:
    ok, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert ok
    return data.tobytes()
