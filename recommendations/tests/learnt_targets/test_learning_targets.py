from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from PIL import Image
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.engine.maps.tables import WMUSIC
from recommendations.learnt_targets.learnt_file import LearntTargetsError, learnt_table
from recommendations.models import Track
from recommendations.tests.catalogue.data_sets import (
    row,
    spotify_id,
    write_csv,
    write_gzip,
    write_parquet,
)

pytestmark = pytest.mark.django_db


def songs(first: int, count: int) -> list[dict[str, object]]:
    return [row(n, valence=n / 100, energy=0.5 + n / 100) for n in range(first, first + count)]


def learn(folder: Path, *playlists: Path, emotion: str = "sad") -> str:
    out = StringIO()
    lists = [str(path) for path in playlists]
    output = ["--output", str(folder / "learnt.json")]
    call_command("learn_targets", "--emotion", emotion, *output, *lists, stdout=out)
    return out.getvalue()


def test_a_target_is_the_mean_of_the_playlists_songs(tmp_path: Path) -> None:
    one = write_csv(tmp_path / "one.csv", songs(1, 10))
    two = write_gzip(tmp_path / "two.csv.gz", songs(11, 10))
    said = learn(tmp_path, one, two)
    valence, energy, danceability = learnt_table(tmp_path / "learnt.json")[Emotion.SAD]
    assert (valence, energy) == pytest.approx((0.105, 0.605))
    assert danceability == pytest.approx(float(str(row(1)["danceability"])))
    assert "20 rows, 20 songs" in said


def test_the_statistics_are_those_of_the_songs(tmp_path: Path) -> None:
    learn(tmp_path, write_parquet(tmp_path / "songs.parquet", songs(1, 20)))
    record = json.loads((tmp_path / "learnt.json").read_text())["sad"]
    values = np.arange(1, 21) / 100
    assert record["sources"] == ["songs.parquet"]
    assert record["statistics"]["valence"] == pytest.approx(
        {
            "count": 20,
            "mean": values.mean(),
            "std": values.std(ddof=1),
            "min": 0.01,
            "lower_quartile": np.quantile(values, 0.25),
            "median": np.median(values),
            "upper_quartile": np.quantile(values, 0.75),
            "max": 0.2,
        },
        abs=1e-6,
    )


def test_spotify_ids_are_looked_up_in_the_catalogue(tmp_path: Path) -> None:
    for n in range(1, 13):
        Track.objects.create(
            source=Track.Source.IMPORTED,
            spotify_id=spotify_id(n),
            title=f"Song {n}",
            valence=0.2,
            energy=0.3,
            danceability=0.4,
        )
    ids = [{"uri": f"spotify:track:{spotify_id(n)}"} for n in range(1, 21)]
    said = learn(tmp_path, write_csv(tmp_path / "ids.csv", ids))
    assert "20 rows, 12 songs" in said
    assert learnt_table(tmp_path / "learnt.json")[Emotion.SAD] == pytest.approx((0.2, 0.3, 0.4))


def test_a_song_on_two_playlists_counts_once(tmp_path: Path) -> None:
    one = write_csv(tmp_path / "one.csv", songs(1, 12))
    assert "24 rows, 12 songs" in learn(tmp_path, one, one)


def test_other_emotions_keep_what_they_have(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", songs(1, 10))
    learn(tmp_path, path, emotion="fear")
    learn(tmp_path, path, emotion="happy")
    table = learnt_table(tmp_path / "learnt.json")
    assert table[Emotion.FEAR] == table[Emotion.HAPPY] != WMUSIC[Emotion.HAPPY]
    assert table[Emotion.ANGRY] == WMUSIC[Emotion.ANGRY]
    assert set(table) == set(Emotion)


def test_the_plot_is_a_picture_beside_the_targets(tmp_path: Path) -> None:
    learn(tmp_path, write_csv(tmp_path / "songs.csv", songs(1, 10)))
    with Image.open(tmp_path / "learnt_sad.png") as picture:
        assert picture.format == "PNG"
        assert len(picture.convert("L").getcolors() or []) > 10


def test_nine_songs_are_too_few(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", [*songs(1, 9), row(10, energy="")])
    with pytest.raises(CommandError, match="Of 10 rows 9 are songs"):
        learn(tmp_path, path)
    assert not (tmp_path / "learnt.json").exists()


def test_a_list_of_names_alone_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", [{"name": "Song", "artist": "Artist"}])
    with pytest.raises(CommandError, match="neither Spotify ids"):
        learn(tmp_path, path)


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "songs.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="cannot be read"):
        learn(tmp_path, tmp_path / "songs.csv")


def test_where_the_operator_does_not_allow_it_nothing_is_learnt(
    tmp_path: Path, settings: Settings
) -> None:
    settings.LEARNT_TARGETS = False
    with pytest.raises(CommandError, match="LEARNT_TARGETS is off"):
        learn(tmp_path, write_csv(tmp_path / "songs.csv", songs(1, 10)))


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{",
        '{"bored": {"target": [0, 0, 0]}}',
        '{"sad": []}',
        '{"sad": {}}',
        '{"sad": {"target": [0.1, 0.2]}}',
        '{"sad": {"target": [0.1, 0.2, 7]}}',
        '{"sad": {"target": [0.1, 0.2, NaN]}}',
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "learnt.json"
    path.write_text(content)
    with pytest.raises(LearntTargetsError, match=r"learnt\.json"):
        learnt_table(path)


def test_nothing_learnt_is_the_published_table(tmp_path: Path) -> None:
    assert learnt_table(tmp_path / "none.json") == WMUSIC
