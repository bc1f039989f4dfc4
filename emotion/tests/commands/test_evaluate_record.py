"""`evaluate_emotion_model --write` and `--plots`: what is left on disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError

from emotion.labels import LABELS
from emotion.model_files import SOURCE_KEY, sha256
from emotion.tests.commands.running import run, save_npz
from emotion.tests.networks import OUR_LABELS, write_onnx
from emotion.training.data import load_dataset
from emotion.training.metrics_file import read_metrics, write_section
from music.paths import BASE_DIR

COMMAND = "evaluate_emotion_model"
# `networks.SEEN` in every face.
HAPPY, SAD = LABELS.index("happy"), LABELS.index("sad")


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A constant network that looks exported from the Model.h5 beside it."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "Model.h5").write_bytes(b"only its digest matters")
    source = {SOURCE_KEY: sha256(folder / "Model.h5")}
    return write_onnx(folder / "emotion.onnx", OUR_LABELS | source)


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    """Two train, two public (both happy), four private (three happy, one with a copy)."""
    pictures = np.random.default_rng(8).integers(0, 256, (8, 48, 48)).astype(np.uint8)
    pictures[4] = pictures[0]
    return save_npz(
        tmp_path / "faces.npz",
        images=pictures,
        labels=[HAPPY, SAD, HAPPY, HAPPY, HAPPY, HAPPY, HAPPY, SAD],
        usage=[0, 0, 1, 1, 2, 2, 2, 2],
    )


def test_both_splits_go_on_record_beside_the_network(network: Path, faces: Path) -> None:
    path = network.with_name("metrics.json")
    write_section(path, "training", {"epochs": 7})
    printed = run(COMMAND, "--data", faces, "--model", network, "--write")
    assert str(path) in printed
    metrics = read_metrics(path)
    assert metrics["training"] == {"epochs": 7}
    assert (metrics["public"]["n"], metrics["public"]["accuracy"]) == (2, 1)
    assert (metrics["private"]["n"], metrics["private"]["accuracy"]) == (4, 0.75)
    assert metrics["private"]["n_without_copy"] == 3
    assert metrics["private"]["accuracy_without_copy"] == pytest.approx(2 / 3, abs=1e-6)
    # Always half sure of happy, and right three times in four.
    assert metrics["private"]["calibration_error"] == pytest.approx(0.25)
    assert metrics["calibration"]["bins"] == 15
    assert sum(one["count"] for one in metrics["calibration"]["reliability"]["private"]) == 4
    assert metrics["robustness"]["accuracy"] == 0.75
    assert {one["fall"] for one in metrics["robustness"]["perturbed"].values()} == {0}
    assert metrics["data"]["fingerprint"] == load_dataset(faces).fingerprint()
    assert metrics["files"] == {
        "onnx_sha256": sha256(network),
        "h5_sha256": sha256(network.with_name("Model.h5")),
    }


def test_writing_again_changes_nothing(network: Path, faces: Path) -> None:
    path = network.with_name("metrics.json")
    run(COMMAND, "--data", faces, "--model", network, "--write")
    first = path.read_bytes()
    run(COMMAND, "--data", faces, "--model", network, "--write")
    assert path.read_bytes() == first


def test_the_figures_of_a_card_beside_the_network_are_written(network: Path, faces: Path) -> None:
    card = network.with_name("MODEL_CARD.md")
    card.write_text("Right: <!-- metrics private.accuracy percent -->?<!-- end -->.\n")
    printed = run(COMMAND, "--data", faces, "--model", network, "--write")
    assert str(card) in printed
    assert "-->75.0 %<!-- end -->." in card.read_text()


def test_a_card_that_wants_what_was_not_measured_is_an_error_in_words(
    network: Path, faces: Path
) -> None:
    card = network.with_name("MODEL_CARD.md")
    card.write_text("<!-- metrics private.charm percent -->?<!-- end -->\n")
    with pytest.raises(CommandError, match=r"private\.charm percent"):
        run(COMMAND, "--data", faces, "--model", network, "--write")
    assert "?" in card.read_text()


@pytest.mark.parametrize("option", [("--split", "public"), ("--detect",)])
def test_writing_goes_with_no_other_choice_of_faces(
    network: Path, faces: Path, option: tuple[str, ...]
) -> None:
    with pytest.raises(CommandError, match="leave out --split and --detect"):
        run(COMMAND, "--data", faces, "--model", network, "--write", *option)


def test_a_network_under_another_name_is_not_put_on_record(network: Path, faces: Path) -> None:
    with pytest.raises(CommandError, match=r"Model\.h5"):
        run(COMMAND, "--data", faces, "--model", network.with_name("Model.h5"), "--write")


def test_a_network_of_another_model_is_not_put_on_record(network: Path, faces: Path) -> None:
    network.with_name("Model.h5").write_bytes(b"trained again")
    with pytest.raises(CommandError, match="not exported from"):
        run(COMMAND, "--data", faces, "--model", network, "--write")
    assert not network.with_name("metrics.json").exists()


@pytest.mark.parametrize("usage", [None, [0, 2, 2]], ids=["undivided", "no public split"])
def test_both_splits_are_needed_to_write(
    network: Path, tmp_path: Path, usage: list[int] | None
) -> None:
    arrays = {} if usage is None else {"usage": usage}
    images = np.zeros((3, 48, 48), np.uint8)
    data = save_npz(tmp_path / "few.npz", images=images, labels=[0, 0, 0], **arrays)
    with pytest.raises(CommandError, match="split"):
        run(COMMAND, "--data", data, "--model", network, "--write")
    assert not network.with_name("metrics.json").exists()


def test_a_broken_record_is_an_error_in_words_and_stays(network: Path, faces: Path) -> None:
    path = network.with_name("metrics.json")
    path.write_text("{")
    with pytest.raises(CommandError, match="cannot be read"):
        run(COMMAND, "--data", faces, "--model", network, "--write")
    assert path.read_text() == "{"


def test_plots_of_what_was_measured_are_written(network: Path, faces: Path, tmp_path: Path) -> None:
    network.with_name("training_history.csv").write_text("epoch,loss\n0,1.5\n1,1.2\n")
    folder = tmp_path / "new" / "plots"
    printed = run(COMMAND, "--data", faces, "--model", network, "--plots", folder)
    names = ["classes", "confusion", "reliability", "robustness", "training"]
    assert sorted(file.stem for file in folder.iterdir()) == names
    assert all(str(folder / f"{name}.png") in printed for name in names)


def test_plots_beside_json_leave_one_object_on_stdout(
    network: Path, faces: Path, tmp_path: Path
) -> None:
    arguments = ("--data", faces, "--model", network, "--plots", tmp_path / "plots", "--json")
    assert json.loads(run(COMMAND, *arguments))["n"] == 4


def test_a_folder_that_cannot_be_made_is_an_error_in_words(
    network: Path, faces: Path, tmp_path: Path
) -> None:
    (tmp_path / "plots").write_text("a file, not a folder")
    with pytest.raises(CommandError, match="plots"):
        run(COMMAND, "--data", faces, "--model", network, "--plots", tmp_path / "plots")


def test_without_plots_matplotlib_is_never_imported(network: Path, faces: Path) -> None:
    program = (
        "import sys; from django.core.management import execute_from_command_line;"
        "execute_from_command_line(sys.argv); print('matplotlib' in sys.modules)"
    )
    arguments = ["--data", str(faces), "--model", str(network), "--robustness", "--json"]
    ran = subprocess.run(
        [sys.executable, "-c", program, COMMAND, *arguments],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "False"
