from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from pytest_django.fixtures import Settings

from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.classifiers.registry import get_classifier, get_detector, open_classifier
from emotion.errors import CascadeError, ModelFileError
from emotion.tests.networks import SEEN, write_brightness_onnx, write_onnx


@pytest.mark.parametrize("count", [0, 1, 5])
def test_any_number_of_faces_gives_seven_probabilities_each(
    constant_network: Path, count: int
) -> None:
    classifier = OnnxClassifier(constant_network / "emotion.onnx")
    probabilities = classifier.predict(np.zeros((count, 48, 48, 1), np.float32))
    assert probabilities.shape == (count, 7)
    assert probabilities.dtype == np.float32
    assert np.allclose(probabilities, np.tile(SEEN, (count, 1)), atol=1e-6)


def test_threads_share_one_network(tmp_path: Path) -> None:
    classifier = OnnxClassifier(write_brightness_onnx(tmp_path / "emotion.onnx"))
    levels = np.array([0, 1, 0, 1, 1, 0, 1, 0], np.float32)

    def predict(level: np.float32) -> list[int]:
        faces = np.full((3, 48, 48, 1), level, np.float32)
        return [int(classifier.predict(faces).argmax(axis=1)[0]) for _ in range(50)]

    with ThreadPoolExecutor(len(levels)) as threads:
        answers = list(threads.map(predict, levels))
    assert answers == [[3 * int(level)] * 50 for level in levels]


def test_a_network_for_other_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="labels"):
        OnnxClassifier(write_onnx(tmp_path / "emotion.onnx", {"labels": '["happy", "sad"]'}))


def test_a_missing_network_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="export_emotion_model"):
        OnnxClassifier(tmp_path / "emotion.onnx")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="neither"):
        open_classifier(tmp_path / "model.pb")


@pytest.mark.usefixtures("reading")
def test_a_process_builds_its_network_once_whatever_its_threads() -> None:
    barrier = threading.Barrier(6)

    def get(_: int) -> int:
        barrier.wait()
        return id(get_classifier())

    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(get, range(6)))) == 1


@pytest.mark.usefixtures("reading")
def test_a_process_builds_its_detector_once() -> None:
    assert get_detector() is get_detector()


@pytest.mark.usefixtures("reading")
def test_a_failed_start_is_tried_again(settings: Settings, tmp_path: Path, cascade: Path) -> None:
    settings.EMOTION_CASCADE = tmp_path / "cascade.xml"
    with pytest.raises(CascadeError):
        get_detector()
    settings.EMOTION_CASCADE.write_bytes(cascade.read_bytes())
    assert get_detector() is get_detector()
