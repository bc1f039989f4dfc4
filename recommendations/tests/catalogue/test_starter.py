from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from recommendations.catalogue.files import UnreadableFileError
from recommendations.catalogue.starter import COLUMNS, load_starter
from recommendations.catalogue.upsert import Written
from recommendations.models import RecommendationSet, SetTrack, Track

SONG: dict[str, Any] = {
    "title": "Jóga",
    "artist": "Björk",
    "year": 1997,
    "genre": "electronic",
    "valence": 0.2,
    "energy": 0.5,
    "danceability": 0.3,
}


def starter_file(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "starter.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.django_db
def test_starter_tracks_are_stored_without_a_spotify_id(tmp_path: Path) -> None:
    report = load_starter(starter_file(tmp_path, SONG))
    track = Track.objects.get()
    assert report.written == Written(added=1)
    assert (track.source, track.spotify_id) == (Track.Source.STARTER, None)
    assert (track.title, track.main_artist, track.year) == ("Jóga", "Björk", 1997)
    assert (track.genre, track.genres) == ("electronic", "electronic")
    assert (track.valence, track.energy, track.danceability) == (0.2, 0.5, 0.3)


@pytest.mark.django_db
def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    path = starter_file(tmp_path, SONG, SONG | {"title": "Hyperballad"})
    load_starter(path)
    before = list(Track.objects.order_by("pk").values())
    assert load_starter(path).written == Written(unchanged=2)
    assert list(Track.objects.order_by("pk").values()) == before


@pytest.mark.django_db
def test_an_edited_row_updates_its_track_and_keeps_what_it_has_learnt(tmp_path: Path) -> None:
    load_starter(starter_file(tmp_path, SONG))
    missed = timezone.now()
    Track.objects.update(
        spotify_id="1" * 22, artwork_url="https://a.example", search_missed_at=missed
    )
    report = load_starter(starter_file(tmp_path, SONG | {"valence": 0.4}))
    track = Track.objects.get()
    assert report.written == Written(updated=1)
    assert track.valence == 0.4
    assert (track.spotify_id, track.artwork_url) == ("1" * 22, "https://a.example")
    assert track.search_missed_at == missed


@pytest.mark.django_db
def test_a_row_that_left_the_file_leaves_the_catalogue_unless_a_set_holds_it(
    tmp_path: Path,
) -> None:
    others = [SONG | {"title": "Unravel"}, SONG | {"title": "Bachelorette"}]
    load_starter(starter_file(tmp_path, SONG, *others))
    chosen = RecommendationSet.objects.create(
        visitor="v" * 43, origin="hand", probabilities=[0, 0, 0, 1, 0, 0, 0], shown=12
    )
    held = Track.objects.get(title="Unravel")
    SetTrack.objects.create(set=chosen, track=held, position=1)
    report = load_starter(starter_file(tmp_path, SONG))
    assert (report.removed, report.kept) == (1, 1)
    assert set(Track.objects.values_list("title", flat=True)) == {"Jóga", "Unravel"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"artist": ""},
        {"year": "soon"},
        {"genre": ""},
        {"valence": 1.2},
        {"energy": ""},
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_changed(wrong: dict[str, Any], tmp_path: Path) -> None:
    load_starter(starter_file(tmp_path, SONG))
    with pytest.raises(UnreadableFileError, match="track 2"):
        load_starter(starter_file(tmp_path, SONG | {"valence": 0.9}, SONG | wrong))
    assert Track.objects.get().valence == 0.2


@pytest.mark.django_db
def test_a_row_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="twice"):
        load_starter(starter_file(tmp_path, SONG, SONG))


@pytest.mark.django_db
def test_a_starter_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "starter.csv"
    path.write_text("title,artist\na,b\n")
    with pytest.raises(UnreadableFileError, match="year, genre, valence"):
        load_starter(path)
