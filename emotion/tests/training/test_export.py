from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest

from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.errors import ModelFileError
from emotion.labels import LABELS
from emotion.model_files import sha256, verify
from emotion.tests.networks import uses_keras, write_keras
from emotion.training import export as exporting

pytestmark = uses_keras


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    exporting.export(write_keras(folder / "Model.h5"), folder / "emotion.onnx")
    return folder


def test_the_pair_is_accepted_at_start_up(exported: Path) -> None:
    verify(exported)


def test_the_two_give_the_same_probabilities(exported: Path) -> None:
    faces = np.random.default_rng(11).random((9, 48, 48, 1), np.float32)
    by_keras = KerasClassifier(exported / "Model.h5").predict(faces)
    by_onnx = OnnxClassifier(exported / "emotion.onnx").predict(faces)
    assert np.abs(by_keras - by_onnx).max() < 1e-5


def test_the_metadata_says_what_a_reader_must_know(exported: Path) -> None:
    network = onnx.load(exported / "emotion.onnx")
    metadata = {entry.key: entry.value for entry in network.metadata_props}
    assert json.loads(metadata["labels"]) == list(LABELS)
    assert json.loads(metadata["input_range"]) == [0.0, 1.0]
    assert metadata["source_sha256"] == sha256(exported / "Model.h5")


def test_the_input_is_named_face_and_takes_any_number(exported: Path) -> None:
    graph = onnx.load(exported / "emotion.onnx").graph
    (face,), (emotion,) = graph.input, graph.output
    assert face.name == "face"
    count, *rest = face.type.tensor_type.shape.dim
    assert count.dim_param
    assert [side.dim_value for side in rest] == [48, 48, 1]
    assert emotion.type.tensor_type.shape.dim[1].dim_value == 7


def test_nothing_but_the_two_files_is_left(exported: Path) -> None:
    assert sorted(path.name for path in exported.iterdir()) == ["Model.h5", "emotion.onnx"]


def test_an_export_that_differs_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_keras(tmp_path / "Model.h5")
    target = tmp_path / "emotion.onnx"
    target.write_bytes(b"the one before")
    monkeypatch.setattr(exporting, "TOLERANCE", -1.0)
    with pytest.raises(ModelFileError, match="differs"):
        exporting.export(source, target)
    assert target.read_bytes() == b"the one before"
    assert len(list(tmp_path.iterdir())) == 2
