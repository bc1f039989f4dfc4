from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from emotion.tests.networks import uses_keras
from emotion.vision.decode import MAX_BYTES, decode_frame
from music.development import benchmarks
from music.development.measuring import Measurement, NotMeasured


@uses_keras
def test_the_command_prints_a_line_for_each_figure(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(benchmarks, "CATALOGUE_SIZES", (1_000,))
    # Chromium's own figures: music/tests/browser/reading/test_measuring.py.
    in_chromium = Measurement("Chromium, all cores: find its faces", (0.02,))
    monkeypatch.setattr(benchmarks, "reading_figures", lambda runs: [in_chromium])
    pressed = Measurement("Recommend Music until the songs are painted", (0.2,))
    monkeypatch.setattr(benchmarks, "press_figure", lambda runs: pressed)
    painted = Measurement("Home: largest paint", (0.4,))
    monkeypatch.setattr(benchmarks, "paint_figures", lambda runs: [painted])
    output = StringIO()
    call_command("benchmark", runs=1, stdout=output)
    lines = output.getvalue().splitlines()
    assert "processors, Python 3." in lines[0]
    for name in (
        "Chromium, all cores: find its faces",
        "Recommend Music until the songs are painted",
        "Home: largest paint",
        "Decode a frame, 640x480",
        "One face, network classic",
        "One face, network residual",
        "Choose 40 of 1,000 tracks",
        "Load the catalogue",
    ):
        assert len([line for line in lines if line.startswith(name)]) == 1


def test_fewer_than_one_run_is_refused() -> None:
    with pytest.raises(CommandError, match="at least 1"):
        call_command("benchmark", runs=0)


def test_the_made_up_frame_is_one_that_the_site_would_read() -> None:
    frame = benchmarks.synthetic_frame()
    assert len(frame) <= MAX_BYTES
    assert decode_frame(frame).shape == (480, 640)


def test_a_checkout_without_a_network_says_so(settings: Settings, tmp_path: Path) -> None:
    settings.EMOTION_MODEL_DIR = tmp_path
    *_, last = benchmarks.emotion_figures(1)
    assert isinstance(last, NotMeasured)
    assert "emotion.onnx" in last.reason or "haarcascade" in last.reason


def test_a_catalogue_that_is_there_is_loaded(db: None) -> None:
    call_command("import_catalogue", starter=True, stdout=StringIO())
    figure = benchmarks.loading_figure(1)
    assert isinstance(figure, Measurement)
    assert "of 0 tracks" not in figure.name
