"""The card of the network that the repository ships, against what was measured of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.conf import settings
from PIL import Image

from emotion.labels import LABELS
from emotion.model_files import KERAS_NAME, ONNX_NAME, sha256
from emotion.training.card_figures import CARD_NAME, FIGURE, fill_figures
from emotion.training.data import load_dataset
from emotion.training.metrics_file import METRICS_NAME, read_metrics
from emotion.training.plots.style import NETWORK_KEY
from emotion.training.votes import VOTE_COLUMNS, load_votes

# Of Goodfellow et al. 2013; nothing that was measured here.
QUOTED = ("65 ± 5 %",)
MEASURED_LOOK = re.compile(r"\d[\d.,]* ?%|\b[01]?\.\d{2,}")
AGAIN = "Run: python manage.py evaluate_emotion_model --data PATH --write --plots model/plots"


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(settings.EMOTION_MODEL_DIR)


@pytest.fixture(scope="module")
def metrics(folder: Path) -> dict[str, Any]:
    return read_metrics(folder / METRICS_NAME)


@pytest.fixture(scope="module")
def card(folder: Path) -> str:
    return (folder / CARD_NAME).read_text(encoding="utf-8")


def test_the_figures_are_of_the_network_beside_them(folder: Path, metrics: dict[str, Any]) -> None:
    assert metrics["files"]["onnx_sha256"] == sha256(folder / ONNX_NAME), AGAIN
    assert metrics["files"]["h5_sha256"] == sha256(folder / KERAS_NAME), AGAIN


def test_every_marked_figure_is_the_measured_one(card: str, metrics: dict[str, Any]) -> None:
    assert len(FIGURE.findall(card)) >= 15
    assert fill_figures(card, metrics) == card, AGAIN


def test_every_comment_of_the_card_belongs_to_a_figure(card: str) -> None:
    assert "<!--" not in FIGURE.sub("", card)


def test_no_measured_figure_is_typed_by_hand(card: str) -> None:
    prose = FIGURE.sub("", card)
    for quoted in QUOTED:
        assert quoted in prose
        prose = prose.replace(quoted, "")
    assert MEASURED_LOOK.findall(prose) == []


@pytest.mark.parametrize("label", LABELS)
def test_the_row_of_an_emotion_holds_its_recorded_scores(
    card: str, metrics: dict[str, Any], label: str
) -> None:
    # Read from the card's text, without the code that wrote it.
    (row,) = re.findall(rf"^\| {label} \|(.+)\|$", card, re.MULTILINE)
    precision, recall, f1, faces, _ = (cell.strip() for cell in row.split("|"))
    recorded = metrics["private"]["classes"][label]
    assert float(precision) == round(recorded["precision"], 3)
    assert float(recall) == round(recorded["recall"], 3)
    assert float(f1) == round(recorded["f1"], 3)
    assert int(faces) == recorded["support"]


def test_every_file_that_it_links_to_is_there(card: str, folder: Path) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", card)
    assert len(targets) >= 6
    assert [target for target in targets if not (folder / target).is_file()] == []


def test_the_plots_show_the_network_beside_them(card: str, folder: Path) -> None:
    plots = re.findall(r"!\[[^]]+\]\(([^)]+)\)", card)
    assert len(plots) == 5
    for plot in plots:
        with Image.open(folder / plot) as picture:
            assert picture.info[NETWORK_KEY] == sha256(folder / ONNX_NAME), AGAIN


@pytest.mark.data
def test_voters_mostly_chose_the_label_on_fewer_than_two_pictures_in_three(
    shared_data: Path,
) -> None:
    votes = load_votes(shared_data / "ferplus.csv")
    labels = load_dataset(shared_data / "fer2013.npz").labels
    mine = votes[:, : len(VOTE_COLUMNS)][np.arange(len(labels)), labels]
    # Ties in favour of the label: what the card says holds even so.
    agreeing = (mine == votes.max(axis=1)).mean()
    assert 0.5 < agreeing < 2 / 3
