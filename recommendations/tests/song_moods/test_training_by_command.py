from __future__ import annotations

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from recommendations.song_moods.apply import song_moods
from recommendations.song_moods.model_file import read_model
from recommendations.tests.song_moods.songs import labelled_file, made_up_songs, rows


def train(data: Path, output: Path, *more: str) -> str:
    out = StringIO()
    command = ["train_mood_classifier", "--data", str(data), "--output", str(output), *more]
    call_command(*command, stdout=out)
    return out.getvalue()


def metrics(folder: Path) -> dict[str, Any]:
    content = json.loads((folder / "moods_metrics.json").read_text())
    assert isinstance(content, dict)
    return content


def test_the_model_it_writes_names_other_songs(tmp_path: Path) -> None:
    train(labelled_file(tmp_path), tmp_path / "moods.json")
    features, moods = made_up_songs(seed=3)
    assert np.mean(song_moods(features, read_model(tmp_path / "moods.json")) == moods) > 0.75


def test_the_metrics_say_how_they_came_about(tmp_path: Path) -> None:
    data = labelled_file(tmp_path)
    train(data, tmp_path / "moods.json", "--seed", "3")
    found = metrics(tmp_path)
    assert found["data"] == {
        "rows": 120,
        "sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
        "songs": 120,
        "unusable": {},
    }
    model = hashlib.sha256((tmp_path / "moods.json").read_bytes()).hexdigest()
    assert found["model_sha256"] == model
    assert found["seed"] == 3
    command = "python manage.py train_mood_classifier --data labelled.csv --seed 3"
    assert found["command"] == command
    assert set(found["versions"]) == {"numpy", "python", "scikit-learn"}


def test_the_figures_agree_with_each_other(tmp_path: Path) -> None:
    said = train(labelled_file(tmp_path), tmp_path / "moods.json")
    found = metrics(tmp_path)["metrics"]
    confusion = np.array(found["confusion"])
    assert confusion.sum(axis=1).tolist() == [30, 30, 30, 30]
    # Folds of one size, so that their mean is the share of all songs.
    assert found["accuracy"] == pytest.approx(np.mean(found["folds"]), abs=1e-4)
    assert found["accuracy"] == pytest.approx(np.trace(confusion) / 120, abs=1e-4)
    assert found["spread"] == pytest.approx(np.std(found["folds"]), abs=1e-4)
    happy = found["moods"]["happy"]
    assert happy["recall"] == pytest.approx(confusion[0, 0] / 30, abs=1e-4)
    assert happy["precision"] == pytest.approx(confusion[0, 0] / confusion[:, 0].sum(), abs=1e-4)
    assert f"{found['accuracy']:.1%}" in said


def test_labels_at_random_are_not_learnt(tmp_path: Path) -> None:
    listed = rows(50)
    labels = np.random.default_rng(4).permutation([str(row["mood"]) for row in listed])
    shuffled = [{**row, "mood": label} for row, label in zip(listed, labels, strict=True)]
    train(labelled_file(tmp_path, shuffled), tmp_path / "moods.json")
    assert metrics(tmp_path)["metrics"]["accuracy"] < 0.4


def test_the_same_songs_and_seed_give_the_same_files(tmp_path: Path) -> None:
    data = labelled_file(tmp_path)
    written = []
    for name in ("one", "two"):
        train(data, tmp_path / name / "moods.json")
        written.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert written[0] == written[1]
    assert len(written[0]) == 2


def test_a_mood_with_too_few_songs_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    few = [row for row in rows() if row["mood"] != "Calm"] + rows()[-4:]
    with pytest.raises(CommandError, match="Only 4 usable songs are calm; at least 5"):
        train(labelled_file(tmp_path, few), tmp_path / "moods.json")
    assert not (tmp_path / "moods.json").exists()


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        train(labelled_file(tmp_path), tmp_path / "file" / "moods.json")


def test_a_seed_below_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--seed"):
        train(labelled_file(tmp_path), tmp_path / "moods.json", "--seed=-1")
