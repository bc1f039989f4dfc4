from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError

from emotion.model_files import sha256, verify
from emotion.tests.commands.running import run, save_npz
from emotion.tests.networks import uses_keras, write_keras
from emotion.training.data import load_dataset

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
    """A folder with the residual network after one epoch, and what the command said."""
    folder = tmp_path_factory.mktemp("model")
    said = run(
        *("train_emotion_model", "--data", faces, "--votes", save_votes(folder / "votes.csv")),
        *("--epochs", 1, "--output", folder / "Model.h5"),
    )
    return folder, said


def save_votes(path: Path) -> Path:
    """Ten votes for 'fear' for each of the 48 faces, but 'no face' for the last two of train."""
    header = "neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
    fear, no_face = "0,0,0,0,0,0,10,0,0,0", "0,0,0,0,0,0,0,0,0,10"
    path.write_text("\n".join([header] + [fear] * 30 + [no_face] * 2 + [fear] * 16) + "\n")
    return path


def test_training_writes_the_network_and_says_what_comes_next(trained: tuple[Path, str]) -> None:
    folder, said = trained
    assert (folder / "Model.h5").is_file()
    assert "29 faces (1 copies of test faces and 2 pictures without a face dropped)" in said
    assert "export_emotion_model" in said


def test_the_run_is_recorded_beside_the_network(trained: tuple[Path, str], faces: Path) -> None:
    folder, _ = trained
    record = json.loads((folder / "metrics.json").read_text())["training"]
    assert record["network"] == "residual"
    assert (record["epochs"], record["best_epoch"]) == (1, 1)
    assert record["data"] == load_dataset(faces).fingerprint()
    assert record["votes"] == sha256(folder / "votes.csv")
    assert record["seconds"] > 0
    assert record["command"] == (
        "python manage.py train_emotion_model --data faces.npz --votes votes.csv "
        "--network residual --epochs 1"
    )
    assert record["temperature"] > 0
    assert set(record["versions"]) == {"python", "tensorflow", "keras", "numpy", "opencv"}
    header, *epochs = (folder / "training_history.csv").read_text().splitlines()
    assert {"epoch", "val_accuracy", "learning_rate", "seconds"} <= set(header.split(","))
    assert len(epochs) == 1


def test_a_second_run_starts_with_the_weights_of_a_first_and_learns_from_them(
    trained: tuple[Path, str], faces: Path, tmp_path: Path
) -> None:
    first = trained[0] / "Model.h5"
    run(
        *("train_emotion_model", "--data", faces, "--epochs", 1, "--learning-rate", "1e-9"),
        *("--start", first, "--teacher", first, "--output", tmp_path / "Model.h5"),
    )
    record = json.loads((tmp_path / "metrics.json").read_text())["training"]
    assert record["starts"] == record["teachers"] == [sha256(first)]
    assert [earlier["epochs"] for earlier in record["started_from"]] == [1]
    before, after = first_kernel(first), first_kernel(tmp_path / "Model.h5")
    assert np.allclose(before, after, atol=1e-5)


def test_a_run_can_start_with_the_mean_of_two(
    trained: tuple[Path, str], faces: Path, tmp_path: Path
) -> None:
    first = trained[0] / "Model.h5"
    names = ("one", "other", "mean")
    one, other, mean = (tmp_path / name / "Model.h5" for name in names)
    command = ("train_emotion_model", "--data", faces, "--epochs", 1)
    run(*command, "--start", first, "--output", one)
    run(*command, "--start", first, "--mixed-share", 0.5, "--output", other)
    starts = one, other
    tiny = ("--learning-rate", "1e-9", "--start", one, "--start", other)
    run(*command, *tiny, "--output", mean)
    expected = (first_kernel(starts[0]) + first_kernel(starts[1])) / 2
    assert np.allclose(first_kernel(mean), expected, atol=1e-5)
    assert not np.allclose(first_kernel(starts[0]), first_kernel(starts[1]), atol=1e-5)


def test_a_run_does_not_start_with_another_network(faces: Path, tmp_path: Path) -> None:
    other = write_keras(tmp_path / "Other.h5")
    with pytest.raises(CommandError, match=r"Other\.h5 holds no weights of the classic network"):
        train(faces, tmp_path, "--epochs", 1, "--start", other)


@pytest.mark.parametrize("rate", [0, 1, -0.1])
def test_a_learning_rate_that_cannot_be_one_is_an_error_in_words(faces: Path, rate: float) -> None:
    with pytest.raises(CommandError, match="between 0 and 1"):
        run("train_emotion_model", "--data", faces, f"--learning-rate={rate}")


@pytest.mark.parametrize("option", ["--teacher-share", "--vote-share", "--mixed-share"])
@pytest.mark.parametrize("share", [-0.1, 1.5])
def test_a_share_that_is_none_is_an_error_in_words(faces: Path, option: str, share: float) -> None:
    with pytest.raises(CommandError, match=f"{option} must be between 0 and 1"):
        run("train_emotion_model", "--data", faces, f"{option}={share}")


def test_the_network_is_stored_in_float32_whatever_it_was_trained_in(
    trained: tuple[Path, str],
) -> None:
    import keras

    folder, _ = trained
    model = keras.saving.load_model(folder / "Model.h5", compile=False)
    assert {layer.compute_dtype for layer in model.layers} == {"float32"}
    assert keras.config.dtype_policy().name == "float32"


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
    train(faces, tmp_path, "--epochs", 1)
    first = epochs_in(tmp_path)
    train(faces, tmp_path, "--epochs", 2, "--resume")
    assert epochs_in(tmp_path)[:1] == first
    assert len(epochs_in(tmp_path)) == 2


def test_a_run_goes_on_from_its_weights_and_position_alone(faces: Path, tmp_path: Path) -> None:
    train(faces, tmp_path, "--epochs", 2)
    shutil.rmtree(folder_of(tmp_path) / "backup")
    train(faces, tmp_path, "--epochs", 3, "--resume")
    assert [line.split(",")[0] for line in epochs_in(tmp_path)] == ["0", "1", "2"]


def test_what_can_be_carried_over_holds_no_optimiser(trained: tuple[Path, str]) -> None:
    folder, _ = trained
    carried = folder / "checkpoints" / "residual" / "latest.weights.h5"
    assert carried.stat().st_size < 1_570_267 * 4 * 1.1


def test_weights_of_another_network_are_not_gone_on_from(faces: Path, tmp_path: Path) -> None:
    train(faces, tmp_path, "--epochs", 1)
    folder = folder_of(tmp_path)
    shutil.rmtree(folder / "backup")
    position = json.loads((folder / "latest.json").read_text())
    (folder / "latest.json").write_text(json.dumps(position | {"network": "residual"}))
    with pytest.raises(CommandError, match="another run"):
        train(faces, tmp_path, "--epochs", 2, "--resume")


def test_a_finished_run_writes_its_files_again(faces: Path, tmp_path: Path) -> None:
    train(faces, tmp_path, "--epochs", 1)
    (tmp_path / "Model.h5").unlink()
    train(faces, tmp_path, "--epochs", 1, "--resume")
    assert (tmp_path / "Model.h5").is_file()
    assert len(epochs_in(tmp_path)) == 1


def train(faces: Path, folder: Path, *arguments: object) -> None:
    """Train the classic network into a folder; `arguments` come last."""
    command = ("train_emotion_model", "--data", faces, "--network", "classic")
    run(*command, "--output", folder / "Model.h5", *arguments)


def first_kernel(network: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    import keras

    model = keras.saving.load_model(network, compile=False)
    return np.asarray(model.get_weights()[0])


def folder_of(model_folder: Path) -> Path:
    return model_folder / "checkpoints" / "classic"


def epochs_in(model_folder: Path) -> list[str]:
    return (folder_of(model_folder) / "history.csv").read_text().splitlines()[1:]


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


def test_a_broken_record_beside_the_network_is_an_error_in_words(
    faces: Path, tmp_path: Path
) -> None:
    (tmp_path / "metrics.json").write_text("no JSON")
    with pytest.raises(CommandError, match=r"metrics\.json"):
        train(faces, tmp_path, "--epochs", 1)


def test_exporting_nothing_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        run("export_emotion_model", "--model", tmp_path / "Model.h5")


def test_a_network_can_be_exported_elsewhere(tmp_path: Path) -> None:
    source = write_keras(tmp_path / "Model.h5")
    run("export_emotion_model", "--model", source, "--output", tmp_path / "new" / "emotion.onnx")
    assert (tmp_path / "new" / "emotion.onnx").is_file()
