from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import load_command_class
from pytest_django.fixtures import Settings

from emotion.errors import ModelFileError, ModelMismatchError
from emotion.labels import LABELS
from emotion.model_files import sha256, verify, verify_configured
from emotion.tests.networks import OUR_LABELS, write_onnx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pair of files that belong together."""
    source = tmp_path / "Model.h5"
    source.write_bytes(b"weights")
    write_onnx(tmp_path / "emotion.onnx", OUR_LABELS | {"source_sha256": sha256(source)})
    return tmp_path


def test_files_that_belong_together_are_accepted(folder: Path) -> None:
    verify(folder)


def test_an_export_of_another_network_is_refused(folder: Path) -> None:
    (folder / "Model.h5").write_bytes(b"other weights")
    with pytest.raises(ModelMismatchError, match="export_emotion_model"):
        verify(folder)


def test_an_export_that_names_no_source_is_refused(folder: Path) -> None:
    write_onnx(folder / "emotion.onnx")
    with pytest.raises(ModelMismatchError):
        verify(folder)


@pytest.mark.parametrize(
    "labels", [json.dumps(LABELS[::-1]), json.dumps(LABELS[:6]), "angry", None]
)
def test_an_export_for_other_labels_is_refused(folder: Path, labels: str | None) -> None:
    metadata = {"source_sha256": sha256(folder / "Model.h5")}
    write_onnx(
        folder / "emotion.onnx", metadata if labels is None else metadata | {"labels": labels}
    )
    with pytest.raises(ModelFileError, match="labels"):
        verify(folder)


@pytest.mark.parametrize("name", ["Model.h5", "emotion.onnx"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelFileError, match=f"{name} is missing"):
        verify(folder)


def test_a_broken_export_is_refused(folder: Path) -> None:
    (folder / "emotion.onnx").write_bytes(b"not a network")
    with pytest.raises(ModelFileError, match="holds no network"):
        verify(folder)


def test_a_server_verifies_the_configured_folder(folder: Path, settings: Settings) -> None:
    settings.EMOTION_MODEL_DIR = folder
    verify_configured()
    (folder / "Model.h5").write_bytes(b"other weights")
    with pytest.raises(ModelMismatchError):
        verify_configured()


def test_the_system_check_reports_what_is_wrong(folder: Path, settings: Settings) -> None:
    settings.EMOTION_MODEL_DIR = folder
    assert run_checks(tags=["emotion"]) == []
    (folder / "emotion.onnx").unlink()
    (error,) = run_checks(tags=["emotion"])
    assert error.id == "emotion.E001"
    assert error.is_serious()


@pytest.mark.parametrize("name", ["train", "export", "evaluate"])
def test_commands_that_make_the_files_run_without_them(name: str) -> None:
    assert load_command_class("emotion", f"{name}_emotion_model").requires_system_checks == []
