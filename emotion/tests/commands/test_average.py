from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError

from emotion.classifiers.registry import open_classifier
from emotion.model_files import sha256
from emotion.tests.commands.running import run, save_npz
from emotion.tests.networks import uses_keras, write_keras
from emotion.training.averaging import STEPS
from emotion.training.metrics_file import METRICS_NAME, write_section
from emotion.vision.preprocess import preprocess_all

pytestmark = uses_keras

FACES = np.random.default_rng(6).integers(0, 256, (40, 48, 48), np.uint8)


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two networks of one kind, each in a folder of its own with a record beside it."""
    made = []
    for seed, name in enumerate(("later", "earlier"), start=1):
        folder = tmp_path_factory.mktemp(name)
        made.append(write_keras(folder / "Model.h5", seed=seed))
        write_section(folder / METRICS_NAME, "training", {"seed": seed})
    return made[0], made[1]


def labelled_by(network: Path, folder: Path) -> Path:
    """Public faces whose labels are what `network` reads."""
    labels = open_classifier(network).predict(preprocess_all(FACES)).argmax(axis=1)
    return save_npz(
        folder / "faces.npz", images=FACES, labels=labels, usage=np.ones(len(FACES), int)
    )


def average(networks: tuple[Path, Path], data: Path, output: Path) -> dict[str, object]:
    run("average_emotion_models", *networks, "--data", data, "--output", output)
    record: dict[str, object] = json.loads(output.with_name(METRICS_NAME).read_text())["training"]
    return record


@pytest.mark.parametrize(("right", "share"), [(0, 0.0), (1, 1.0)], ids=["later", "earlier"])
def test_a_network_that_is_always_right_is_kept_alone(
    networks: tuple[Path, Path], tmp_path: Path, right: int, share: float
) -> None:
    record = average(
        networks, labelled_by(networks[right], tmp_path), tmp_path / "mean" / "Model.h5"
    )
    assert record["best_accuracy"] == 1
    # Others may be right as well, and then the smallest share of the earlier one is kept.
    assert record["earlier_share"] == share or right == 1
    assert isinstance(record["accuracies"], list)
    assert record["accuracies"][STEPS * right] == 1


def test_what_is_written_answers_as_the_best_mean_does(
    networks: tuple[Path, Path], tmp_path: Path
) -> None:
    data, output = labelled_by(networks[1], tmp_path), tmp_path / "mean" / "Model.h5"
    record = average(networks, data, output)
    read = open_classifier(output).predict(preprocess_all(FACES)).argmax(axis=1)
    with np.load(data) as stored:
        assert (read == stored["labels"]).mean() == record["best_accuracy"]


def test_the_record_names_both_networks_and_tells_their_own_training(
    networks: tuple[Path, Path], tmp_path: Path
) -> None:
    record = average(networks, labelled_by(networks[0], tmp_path), tmp_path / "mean" / "Model.h5")
    assert record["files"] == [sha256(network) for network in networks]
    assert record["made_from"] == [{"seed": 1}, {"seed": 2}]
    assert isinstance(record["accuracies"], list)
    assert len(record["accuracies"]) == STEPS + 1
    assert record["command"] == (
        "python manage.py average_emotion_models Model.h5 Model.h5 --data faces.npz"
    )


def test_files_that_are_no_networks_are_refused_in_words(
    networks: tuple[Path, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "Broken.h5"
    broken.write_bytes(b"nothing")
    data = labelled_by(networks[0], tmp_path)
    with pytest.raises(CommandError, match=r"Broken\.h5 holds no network of ours"):
        average((networks[0], broken), data, tmp_path / "mean" / "Model.h5")
    assert not (tmp_path / "mean").exists()


def test_data_without_a_public_test_is_refused_in_words(
    networks: tuple[Path, Path], tmp_path: Path
) -> None:
    data = save_npz(
        tmp_path / "faces.npz",
        images=FACES,
        labels=np.arange(len(FACES)) % 7,
        usage=np.zeros(len(FACES), int),
    )
    with pytest.raises(CommandError, match="no public test"):
        average(networks, data, tmp_path / "mean" / "Model.h5")
