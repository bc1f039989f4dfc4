"""The commands that read rated songs, on a catalogue whose songs sound as they are rated."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from recommendations.engine.maps.coefficients import FOLDS
from recommendations.models import Track

SONGS = 240


@pytest.fixture
def rated(db: None, tmp_path: Path) -> Path:
    """240 imported songs by 120 artists, and a file that rates them and one stranger."""
    places = np.random.default_rng(3).random((SONGS, 2))
    Track.objects.bulk_create(
        Track(
            source=Track.Source.IMPORTED,
            spotify_id=f"{number:022d}",
            title=f"Song {number}",
            artist=f"Artist {number // 2}",
            main_artist=f"Artist {number // 2}",
            valence=valence,
            energy=energy,
            danceability=0.5,
        )
        for number, (valence, energy) in enumerate(places.tolist())
    )
    lines = ["spotify_track_id,artist,title,valence,arousal"]
    for number, (valence, energy) in enumerate((2 * places - 1).tolist()):
        # Every other song by its name alone.
        identity = f"{number:022d}" if number % 2 else ""
        lines.append(f"{identity},ARTIST {number // 2},song {number}!,{valence},{energy}")
    lines.append(",Nobody,Nothing,0.5,0.5")
    path = tmp_path / "ratings.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def run(command: str, *arguments: object) -> str:
    output = StringIO()
    call_command(command, *map(str, arguments), stdout=output, stderr=StringIO())
    return output.getvalue()


def test_songs_are_matched_by_id_and_by_name_and_the_rest_is_counted(rated: Path) -> None:
    songs = json.loads(run("evaluate_recommender", "--labels", rated, "--json"))["songs"]
    assert songs == {
        "rated_in_catalogue": SONGS,
        "by_id": SONGS // 2,
        "by_name": SONGS // 2,
        "unmatched": 1,
    }


def test_the_tables_name_every_engine(rated: Path) -> None:
    told = run("evaluate_recommender", "--labels", rated)
    for engine in ("default", "calibrated", "wmusic", "inside-out", "cosine", "random"):
        assert f"| {engine} |" in told


def test_the_calibrated_engine_can_be_fitted_anew(rated: Path, tmp_path: Path) -> None:
    output = tmp_path / "engine.json"
    told = run("fit_calibrated_engine", "--labels", rated, "--output", output)
    assert f"fitted to {SONGS} songs" in told
    stored = json.loads(output.read_text())
    assert stored["source"]["songs"] == SONGS
    assert len(stored["folds"]) == FOLDS


@pytest.mark.parametrize("command", ["evaluate_recommender", "fit_calibrated_engine"])
def test_a_file_without_ratings_is_refused_in_words(
    rated: Path, tmp_path: Path, command: str
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("artist,title\nA,B\n")
    with pytest.raises(CommandError, match="no columns of valence and arousal"):
        run(command, "--labels", empty)


def test_songs_that_the_catalogue_lacks_cannot_be_measured(rated: Path, tmp_path: Path) -> None:
    others = tmp_path / "others.csv"
    others.write_text("artist,title,valence,arousal\nNobody,Nothing,-1,1\n")
    with pytest.raises(CommandError, match="None of the songs"):
        run("evaluate_recommender", "--labels", others)
    with pytest.raises(CommandError, match="empty"):
        run("fit_calibrated_engine", "--labels", others, "--output", tmp_path / "x.json")
