from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from recommendations.evaluation.ratings import RatingsError, read_ratings

ID = "37a8EdVw7VpAlRG4oASxIm"


def write(folder: Path, text: str) -> Path:
    path = folder / "ratings.csv"
    path.write_text(text)
    return path


def test_songs_are_read_by_id_with_deviations_from_zero(tmp_path: Path) -> None:
    path = write(tmp_path, f"spotify_track_id,valence_dz,arousal\n{ID},-0.5,1.25\n")
    ratings = read_ratings(path)
    (song,) = ratings.songs
    assert (song.spotify_id, song.valence, song.arousal) == (ID, -0.5, 1.25)
    assert ratings.middle == 0


def test_songs_are_read_by_artist_and_title_too(tmp_path: Path) -> None:
    path = write(tmp_path, "artist,title,pm_v,pm_a\nABBA,Chiquitita,0.25,0.75\n")
    ratings = read_ratings(path)
    (song,) = ratings.songs
    assert (song.artist, song.title, song.spotify_id) == ("ABBA", "Chiquitita", None)
    assert (song.valence, song.arousal, ratings.middle) == (-0.25, 0.25, 0.5)


def test_ratings_from_one_to_nine_have_five_in_the_middle(tmp_path: Path) -> None:
    path = write(tmp_path, "artist,title,valence,arousal\nA,B,8,2\nC,D,4,6\n")
    assert read_ratings(path).songs[0].valence == 3


def test_a_gzip_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv.gz"
    path.write_bytes(gzip.compress(b"artist,title,valence,arousal\nA,B,-1,1\n"))
    assert len(read_ratings(path).songs) == 1


def test_rows_without_a_rating_or_a_name_are_counted(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "artist,title,valence,arousal\nA,B,-1,1\nA,B,,1\n,B,1,1\nA,,1,1\nA,B,1\nA,B,nan,1\n",
    )
    ratings = read_ratings(path)
    assert (len(ratings.songs), ratings.unreadable) == (1, 5)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("artist,title,mood\nA,B,happy\n", "no columns of valence and arousal"),
        ("valence,arousal\n1,1\n", "neither Spotify ids nor artists and titles"),
        ("artist,title,valence,arousal\n", "holds no ratings"),
        ("artist,title,valence,arousal\nA,B,70,3\n", "of no scale known here"),
    ],
)
def test_a_file_without_ratings_is_refused_in_plain_words(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(RatingsError, match=complaint):
        read_ratings(write(tmp_path, text))


def test_a_missing_file_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(RatingsError, match="cannot be read"):
        read_ratings(tmp_path / "nowhere.csv")
