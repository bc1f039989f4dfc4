from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from music.paths import BASE_DIR

PROGRAM = """
import sys
from pathlib import Path

import django
from django.conf import settings

cascade, model_dir, frame = (Path(argument) for argument in sys.argv[1:])
django.setup()
settings.EMOTION_CASCADE, settings.EMOTION_MODEL_DIR = cascade, model_dir

import music.urls
from emotion.services import read_frame

reading = read_frame(frame.read_bytes())
assert reading.faces[0].probabilities
heavy = {name.partition(".")[0] for name in sys.modules} & {"tensorflow", "keras", "tf2onnx"}
print("heavy:", *sorted(heavy))
"""


def test_reading_a_frame_by_onnxruntime_never_imports_tensorflow(
    cascade: Path, constant_network: Path, portrait_jpeg: bytes, tmp_path: Path
) -> None:
    frame = tmp_path / "frame.jpg"
    frame.write_bytes(portrait_jpeg)
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(cascade), str(constant_network), str(frame)],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "heavy:"
