"""The network's two files, and the proof that they belong together.

``Model.h5`` is what training writes. ``emotion.onnx`` is its export, whose metadata
holds ``source_sha256`` (of that ``Model.h5``), ``labels`` and ``input_range``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import onnxruntime
from django.conf import settings

from emotion.errors import ModelFileError, ModelMismatchError
from emotion.labels import LABELS

KERAS_NAME = "Model.h5"
ONNX_NAME = "emotion.onnx"

SOURCE_KEY = "source_sha256"
LABELS_KEY = "labels"
INPUT_RANGE_KEY = "input_range"

EXPORT_HINT = "Run: python manage.py export_emotion_model"


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_onnx(path: Path) -> onnxruntime.InferenceSession:
    """Open a network on one processor core. Raises ModelFileError."""
    if not path.is_file():
        raise ModelFileError(f"{path} is missing. {EXPORT_HINT}")
    options = onnxruntime.SessionOptions()
    # A face takes 1 ms on one core; more threads would only slow down other requests.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )
    # onnxruntime's errors have no common class below Exception.
    except Exception as error:
        raise ModelFileError(f"{path} holds no network: {error}") from error


def check_labels(path: Path, metadata: Mapping[str, str]) -> None:
    """Raise ModelFileError unless the network's outputs are `emotion.labels`, in order."""
    if metadata.get(LABELS_KEY) != json.dumps(LABELS):
        raise ModelFileError(
            f"{path} was made for the labels {metadata.get(LABELS_KEY)}, "
            f"not {json.dumps(LABELS)}. {EXPORT_HINT}"
        )


def verify(model_dir: Path) -> None:
    """Raise ModelFileError unless both files are there and belong together.

    Takes about 40 ms: the network is opened and ``Model.h5`` is hashed.
    """
    source, exported = model_dir / KERAS_NAME, model_dir / ONNX_NAME
    if not source.is_file():
        raise ModelFileError(f"{source} is missing. Run: python manage.py train_emotion_model")
    metadata = open_onnx(exported).get_modelmeta().custom_metadata_map
    check_labels(exported, metadata)
    if metadata.get(SOURCE_KEY) != sha256(source):
        raise ModelMismatchError(
            f"{exported} was not exported from the {KERAS_NAME} beside it. {EXPORT_HINT}"
        )


def verify_configured() -> None:
    """`verify` the files that this site is set to use; for the start of a server."""
    verify(Path(settings.EMOTION_MODEL_DIR))
