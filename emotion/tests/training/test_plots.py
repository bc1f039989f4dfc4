from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.axes import Axes
from PIL import Image

from emotion.labels import LABELS
from emotion.tests.training.measurements import made_up
from emotion.training.errors import DatasetError
from emotion.training.plots.bars import class_figure, robustness_figure
from emotion.training.plots.calibration import reliability_figure
from emotion.training.plots.confusion import confusion_figure
from emotion.training.plots.curves import curves_figure, read_history
from emotion.training.plots.style import NETWORK_KEY
from emotion.training.plots.writing import write_plots

HISTORY = "epoch,accuracy,val_accuracy,loss,val_loss\n0,0.3,0.35,1.8,1.7\n1,0.5,0.45,1.2,1.3\n"


def numbers(values: npt.ArrayLike) -> list[float]:
    return [float(value) for value in np.asarray(values)]


def texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_every_plot_is_a_picture_that_names_its_network(tmp_path: Path) -> None:
    (tmp_path / "training_history.csv").write_text(HISTORY)
    files = write_plots(
        tmp_path / "plots",
        made_up(),
        network=tmp_path / "emotion.onnx",
        network_sha256="abc",
        caption="made up",
    )
    names = ["confusion", "classes", "reliability", "robustness", "training"]
    assert [file.stem for file in files] == names
    for file in files:
        with Image.open(file) as picture:
            assert picture.format == "PNG"
            assert min(picture.size) >= 400
            assert picture.info[NETWORK_KEY] == "abc"
            # Not an empty sheet.
            assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 20


def test_the_same_measurement_gives_the_same_bytes(tmp_path: Path) -> None:
    network = tmp_path / "emotion.onnx"
    first, second = (
        write_plots(
            tmp_path / name, made_up(), network=network, network_sha256="abc", caption="made up"
        )
        for name in ("one", "two")
    )
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_what_was_not_measured_is_not_drawn(tmp_path: Path) -> None:
    missed = replace(made_up(perturbed=False), reliability=())
    files = write_plots(
        tmp_path, missed, network=tmp_path / "none.onnx", network_sha256="abc", caption="made up"
    )
    assert [file.stem for file in files] == ["confusion", "classes"]


def test_the_matrix_shows_every_count() -> None:
    scores = made_up().scores
    (axes,) = confusion_figure(scores, "made up").axes
    counts = [f"{count}" for row in scores.confusion for count in row]
    assert texts(axes)[1::2] == counts
    shares = [f"{count / 10:.0%}" for row in scores.confusion for count in row]
    assert texts(axes)[::2] == shares
    assert [label.get_text() for label in axes.get_yticklabels()] == list(LABELS)


def test_the_bars_of_an_emotion_are_its_scores() -> None:
    scores = made_up().scores
    (axes,) = class_figure(scores, "made up").axes
    heights = [bar.get_height() for bar in axes.patches]  # type: ignore[attr-defined]
    ones = [scores.classes[label] for label in LABELS]
    expected = [one.precision for one in ones] + [one.recall for one in ones]
    assert heights == expected + [one.f1 for one in ones]


def test_the_diagram_puts_accuracy_over_confidence() -> None:
    measurement = made_up()
    upper, lower = reliability_figure(measurement.reliability, "made up").axes
    _, line = upper.lines
    filled = [one for one in measurement.reliability if one.count]
    assert numbers(line.get_xdata()) == [one.confidence for one in filled]
    assert numbers(line.get_ydata()) == [one.accuracy for one in filled]
    assert [bar.get_height() for bar in lower.patches] == [one.count for one in filled]  # type: ignore[attr-defined]
    assert f"{measurement.scores.calibration_error:.3f}" in upper.get_title(loc="left")


def test_the_bars_of_the_changes_are_falls_in_points() -> None:
    robustness = made_up().robustness
    assert robustness is not None
    (axes,) = robustness_figure(robustness, "made up").axes
    widths = [bar.get_width() for bar in axes.patches]  # type: ignore[attr-defined]
    assert widths == pytest.approx(range(10))
    assert texts(axes)[3] == f"3.0   {robustness.accuracy - 0.03:.1%}"


def test_the_curves_are_those_of_the_log(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text(HISTORY)
    left, right = curves_figure(read_history(path), "made up").axes
    assert [numbers(line.get_ydata()) for line in left.lines] == [[0.3, 0.5], [0.35, 0.45]]
    assert [numbers(line.get_ydata()) for line in right.lines] == [[1.8, 1.2], [1.7, 1.3]]
    assert numbers(left.lines[0].get_xdata()) == [1, 2]


@pytest.mark.parametrize(
    "content",
    ["", "epoch\n", "epoch,loss\n0,much\n", "epoch,seconds\n0,4\n", "epoch,loss\n0\n", "\0"],
)
def test_a_log_that_is_none_is_an_error_in_words(tmp_path: Path, content: str) -> None:
    path = tmp_path / "history.csv"
    path.write_text(content)
    with pytest.raises(DatasetError, match=r"history\.csv"):
        read_history(path)
