from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from django.core.management import CommandError
from pytest_django.fixtures import Settings

from emotion.labels import LABELS
from emotion.model_files import sha256
from emotion.tests.commands.running import run, save_npz
from emotion.tests.networks import SEEN, uses_keras, write_brightness_onnx, write_keras

ANGRY, HAPPY = LABELS.index("angry"), LABELS.index("happy")
COMMAND = "evaluate_emotion_model"


@pytest.fixture
def brightness(tmp_path: Path) -> Path:
    """Calls dark pictures angry and bright ones happy."""
    return write_brightness_onnx(tmp_path / "brightness.onnx")


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    """Train: one dark. Public: two bright. Private: dark, bright, bright."""
    levels = np.array([0, 255, 255, 0, 255, 255], np.uint8)
    return save_npz(
        tmp_path / "faces.npz",
        images=np.tile(levels[:, None, None], (1, 48, 48)),
        labels=[ANGRY, HAPPY, HAPPY, ANGRY, HAPPY, ANGRY],
        usage=[0, 1, 1, 2, 2, 2],
    )


def test_json_has_every_field_in_order(brightness: Path, faces: Path) -> None:
    scores = json.loads(run(COMMAND, "--data", faces, "--model", brightness, "--json"))
    assert list(scores) == [
        "n",
        "missed",
        "accuracy",
        "accuracy_found",
        "macro_f1",
        "classes",
        "confusion",
        "n_without_copy",
        "accuracy_without_copy",
        "confidence",
        "calibration_error",
        "model_sha256",
    ]
    assert list(scores["classes"]) == list(LABELS)
    assert list(scores["classes"]["happy"]) == ["precision", "recall", "f1", "support"]
    assert scores["model_sha256"] == sha256(brightness)


@pytest.mark.parametrize(
    ("split", "n", "accuracy"), [("train", 1, 1), ("public", 2, 1), ("private", 3, 2 / 3)]
)
def test_a_split_can_be_named(
    brightness: Path, faces: Path, split: str, n: int, accuracy: float
) -> None:
    arguments = ("--data", faces, "--model", brightness, "--split", split, "--json")
    scores = json.loads(run(COMMAND, *arguments))
    assert scores["n"] == n
    assert scores["accuracy"] == pytest.approx(accuracy)


def test_unnamed_it_is_the_private_split(brightness: Path, faces: Path) -> None:
    scores = json.loads(run(COMMAND, "--data", faces, "--model", brightness, "--json"))
    assert scores["n"] == 3
    # By hand: angry 1 of 2 found and right; happy 1 of 1, with one angry face among them.
    assert scores["confusion"][ANGRY][HAPPY] == 1
    assert scores["macro_f1"] == pytest.approx(2 / 3)


def test_pictures_with_a_copy_in_the_train_split_are_left_out_of_one_accuracy(
    brightness: Path, faces: Path
) -> None:
    scores = json.loads(run(COMMAND, "--data", faces, "--model", brightness, "--json"))
    # The dark one is in the train split; of the two bright ones one is angry.
    assert (scores["n_without_copy"], scores["accuracy_without_copy"]) == (2, 0.5)
    table = run(COMMAND, "--data", faces, "--model", brightness)
    assert "accuracy 50.0% on the 2 faces without a copy" in table


def test_robustness_is_measured_when_asked_for(brightness: Path, faces: Path) -> None:
    arguments = ("--data", faces, "--model", brightness, "--robustness")
    measured = json.loads(run(COMMAND, *arguments, "--json"))["robustness"]
    assert measured["accuracy"] == pytest.approx(2 / 3)
    assert measured["perturbed"]["mirror"] == {"accuracy": measured["accuracy"], "fall": 0}
    assert len(measured["perturbed"]) == 10
    assert "24x24 and back" in run(COMMAND, *arguments)


def test_robustness_of_faces_that_are_yet_to_be_found_is_refused(
    brightness: Path, faces: Path
) -> None:
    with pytest.raises(CommandError, match="leave out --detect"):
        run(COMMAND, "--data", faces, "--model", brightness, "--robustness", "--detect")


def test_an_undivided_data_set_is_taken_whole(brightness: Path, tmp_path: Path) -> None:
    data = save_npz(
        tmp_path / "other.npz", images=np.zeros((4, 90, 70, 3), np.uint8), labels=[0, 0, 0, 3]
    )
    scores = json.loads(run(COMMAND, "--data", data, "--model", brightness, "--json"))
    assert (scores["n"], scores["accuracy"]) == (4, 0.75)
    assert scores["n_without_copy"] is None


def test_with_detect_the_face_is_found_first(
    constant_network: Path, cascade: Path, tmp_path: Path, settings: Settings
) -> None:
    settings.EMOTION_CASCADE = cascade
    portrait = skimage.data.astronaut()
    data = save_npz(
        tmp_path / "people.npz",
        images=np.stack([portrait, np.full_like(portrait, 30)]),
        labels=[int(np.argmax(SEEN))] * 2,
    )
    network = constant_network / "emotion.onnx"
    scores = json.loads(run(COMMAND, "--data", data, "--model", network, "--detect", "--json"))
    assert (scores["n"], scores["missed"]) == (2, 1)
    assert (scores["accuracy"], scores["accuracy_found"]) == (0.5, 1)
    without = json.loads(run(COMMAND, "--data", data, "--model", network, "--json"))
    assert (without["missed"], without["accuracy"]) == (0, 1)


def test_people_get_a_table(brightness: Path, faces: Path) -> None:
    table = run(COMMAND, "--data", faces, "--model", brightness)
    assert "3 faces, 0 missed" in table
    assert "accuracy 66.7%" in table
    assert all(table.count(label) == 3 for label in LABELS)


@uses_keras
def test_a_keras_file_can_be_measured(tmp_path: Path, faces: Path) -> None:
    model = write_keras(tmp_path / "Model.h5")
    scores = json.loads(run(COMMAND, "--data", faces, "--model", model, "--json"))
    assert scores["n"] == 3
    assert scores["model_sha256"] == sha256(model)


def test_a_missing_network_is_an_error_in_words(faces: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        run(COMMAND, "--data", faces, "--model", tmp_path / "none.onnx")


def test_a_missing_data_set_is_an_error_in_words(brightness: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run(COMMAND, "--data", tmp_path / "none.npz", "--model", brightness)


def test_labels_out_of_range_are_an_error_in_words(brightness: Path, tmp_path: Path) -> None:
    data = save_npz(tmp_path / "wrong.npz", images=np.zeros((1, 48, 48), np.uint8), labels=[8])
    with pytest.raises(CommandError, match="labels outside"):
        run(COMMAND, "--data", data, "--model", brightness)


def test_a_split_of_an_undivided_data_set_is_an_error_in_words(
    brightness: Path, tmp_path: Path
) -> None:
    data = save_npz(tmp_path / "other.npz", images=np.zeros((1, 48, 48), np.uint8), labels=[0])
    with pytest.raises(CommandError, match="splits"):
        run(COMMAND, "--data", data, "--model", brightness, "--split", "public")


def test_an_empty_split_is_an_error_in_words(brightness: Path, tmp_path: Path) -> None:
    data = save_npz(
        tmp_path / "half.npz", images=np.zeros((1, 48, 48), np.uint8), labels=[0], usage=[0]
    )
    with pytest.raises(CommandError, match="no picture in its private split"):
        run(COMMAND, "--data", data, "--model", brightness)
