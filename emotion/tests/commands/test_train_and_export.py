from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError

from emotion.management.commands.train_emotion_model import NETWORK_NAMES
from emotion.model_files import verify
from emotion.tests.commands.running import run, save_npz
from emotion.tests.networks import uses_keras, write_keras

pytestmark = uses_keras


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """32 train, 8 public and 8 private faces; one train face copies a private one."""
    images = np.random.default_rng(4).integers(0, 256, (48, 48, 48), np.uint8)
    images[0] = images[47]
    return save_npz(
        tmp_path_factory.mktemp("data") / "faces.npz",
        images=images,
        labels=np.arange(48) % 7,
        usage=np.repeat([0, 1, 2], [32, 8, 8]),
    )


@pytest.fixture(scope="module")
def trained(faces: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with the classic network after one epoch, and what the command said."""
    folder = tmp_path_factory.mktemp("model")
    said = run(
        "train_emotion_model", "--data", faces, "--epochs", 1, "--output", folder / "Model.h5"
    )
    return folder, said


def test_training_writes_the_network_and_says_what_comes_next(trained: tuple[Path, str]) -> None:
    folder, said = trained
    assert (folder / "Model.h5").is_file()
    assert "31 faces (1 copies of test faces dropped)" in said
    assert "export_emotion_model" in said


def test_training_then_export_then_evaluation(trained: tuple[Path, str], faces: Path) -> None:
    folder, _ = trained
    said = run(
        "export_emotion_model", "--model", folder / "Model.h5", "--output", folder / "emotion.onnx"
    )
    assert "evaluate_emotion_model" in said
    verify(folder)
    by_file = [
        json.loads(
            run("evaluate_emotion_model", "--data", faces, "--model", folder / name, "--json")
        )
        for name in ("Model.h5", "emotion.onnx")
    ]
    assert by_file[0]["confusion"] == by_file[1]["confusion"]
    assert by_file[0]["model_sha256"] != by_file[1]["model_sha256"]


def test_a_run_goes_on_where_it_was_cut(faces: Path, tmp_path: Path) -> None:
    arguments = ("train_emotion_model", "--data", faces, "--output", tmp_path / "Model.h5")
    run(*arguments, "--epochs", 1)
    history = tmp_path / "checkpoints" / "classic" / "history.csv"
    first = history.read_text().splitlines()
    run(*arguments, "--epochs", 2, "--resume")
    assert history.read_text().splitlines()[:2] == first
    assert len(history.read_text().splitlines()) == 3


def test_the_command_offers_every_network() -> None:
    from emotion.training.network import NETWORKS

    assert tuple(NETWORKS) == NETWORK_NAMES


def test_the_classic_network_has_the_layers_of_the_references() -> None:
    from emotion.training.network import classic

    network = classic()
    assert network.count_params() == 2_345_607
    assert network.input_shape == (None, 48, 48, 1)
    assert network.output_shape == (None, 7)


@pytest.mark.parametrize("epochs", [0, -3])
def test_less_than_one_epoch_is_an_error_in_words(faces: Path, epochs: int) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        run("train_emotion_model", "--data", faces, f"--epochs={epochs}")


def test_training_without_a_data_set_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run("train_emotion_model", "--data", tmp_path / "none.npz", "--output", tmp_path / "M.h5")


def test_training_on_an_undivided_data_set_is_an_error_in_words(tmp_path: Path) -> None:
    data = save_npz(tmp_path / "one.npz", images=np.zeros((2, 48, 48), np.uint8), labels=[0, 1])
    with pytest.raises(CommandError, match="divided"):
        run("train_emotion_model", "--data", data, "--output", tmp_path / "Model.h5")


def test_exporting_nothing_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        run("export_emotion_model", "--model", tmp_path / "Model.h5")


def test_a_network_can_be_exported_elsewhere(tmp_path: Path) -> None:
    source = write_keras(tmp_path / "Model.h5")
    run("export_emotion_model", "--model", source, "--output", tmp_path / "new" / "emotion.onnx")
    assert (tmp_path / "new" / "emotion.onnx").is_file()
