"""The arrays between imports, processes and versions of the code."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import numpy as np
import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from recommendations.catalogue import fingerprints, kept_files, matrix
from recommendations.catalogue.array_folder import remove_folder
from recommendations.catalogue.building import build_catalogue
from recommendations.catalogue.importing import import_file
from recommendations.catalogue.matrix import (
    forget_catalogue,
    load_catalogue,
    load_catalogue_and_map,
    recommendable,
)
from recommendations.catalogue.version import Version, bump_version, current
from recommendations.engine.catalogue import ARRAYS, UNKNOWN, Catalogue, MoodMap
from recommendations.engine.maps import MAPS, EngineName, mood_map
from recommendations.models import CatalogueState, Track
from recommendations.tests.catalogue.data_sets import row, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.CATALOGUE_CACHE_DIR = tmp_path / "arrays"
    return tmp_path / "arrays"


@pytest.fixture
def imported(tmp_path: Path) -> None:
    import_file(write_csv(tmp_path / "songs.csv", [row(1), row(2, energy=0.2), row(3)]))


def versions(folder: Path) -> list[str]:
    return sorted(path.name.split("-")[0] for path in folder.iterdir())


def test_after_an_import_another_process_needs_one_query(
    imported: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forget_catalogue()
    with django_assert_num_queries(1):
        catalogue, default = load_catalogue_and_map("default")
    assert len(catalogue) == len(default.fits) == 3


@pytest.mark.parametrize("name", list(MAPS))
def test_after_an_import_no_engine_needs_to_look_at_the_tracks_again(
    name: EngineName, imported: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = mood_map(load_catalogue(), name)
    forget_catalogue()
    monkeypatch.setattr(matrix, "mood_map", None)
    kept = load_catalogue_and_map(name)[1]
    np.testing.assert_array_equal(kept.fits, made.fits)
    np.testing.assert_array_equal(kept.positions, made.positions)


def test_arrays_and_maps_are_mapped_and_not_copied(imported: None) -> None:
    catalogue, default = load_catalogue_and_map("default")
    arrays = [getattr(catalogue, name) for name in ARRAYS] + [default.fits, default.positions]
    for array in arrays:
        while not isinstance(array, np.memmap):
            assert array.base is not None
            array = array.base


def test_files_hold_what_was_built(imported: None) -> None:
    kept = load_catalogue()
    built = build_catalogue(recommendable(), current().number)
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(kept, name), getattr(built, name))
    assert (kept.genre_names, kept.version) == (built.genre_names, built.version) == (("pop",), 1)


def test_a_name_that_is_no_engine_is_refused(imported: None) -> None:
    with pytest.raises(ValueError, match="moodiest"):
        load_catalogue_and_map("moodiest")[1]


def test_missing_files_are_built_again(imported: None) -> None:
    remove_folder(kept_files.folder_of(current()))
    assert len(load_catalogue()) == 3
    assert len(load_catalogue_and_map("wmusic")[1].fits) == 3
    assert kept_files.folder_of(current()).is_dir()


@pytest.mark.parametrize("damage", ["years.npy", "facts.json", "default"])
def test_damaged_files_are_built_again(damage: str, imported: None) -> None:
    kept = kept_files.folder_of(current())
    if damage == "default":
        remove_folder(next(kept.glob("default_*")))
        np.save(next(kept.glob("wmusic_*")) / "fits.npy", np.zeros((2, 7), np.float32))
    else:
        (kept / damage).write_bytes(b"{}")
    catalogue, default = load_catalogue_and_map("default")
    assert len(catalogue) == len(default.fits) == len(load_catalogue_and_map("wmusic")[1].fits) == 3
    forget_catalogue()
    assert len(kept_files.read_catalogue(current())) == 3


def test_arrays_of_another_shape_are_not_served(imported: None) -> None:
    years = kept_files.folder_of(current()) / "years.npy"
    np.save(years, np.zeros(2, np.int16))
    assert len(load_catalogue().years) == 3


def test_the_next_import_removes_what_it_replaces(
    imported: None, folder: Path, tmp_path: Path
) -> None:
    before = load_catalogue()
    import_file(write_csv(tmp_path / "more.csv", [row(4)]))
    assert versions(folder) == ["2"]
    if os.name != "nt":
        assert before.years.tolist() == [0, 0, 0]
    assert len(load_catalogue()) == 4


def test_files_of_a_version_that_is_still_to_be_announced_stay(
    imported: None, folder: Path, tmp_path: Path
) -> None:
    (folder / "7-0123456789abcdef-0123456789ab").mkdir()
    (folder / "somebody's").mkdir()
    import_file(write_csv(tmp_path / "more.csv", [row(4)]))
    assert versions(folder) == ["2", "7", "somebody's"]


def test_what_a_killed_import_left_goes_after_a_while(
    imported: None, folder: Path, tmp_path: Path
) -> None:
    left, writing = folder / "unfinished-1", folder / "unfinished-2"
    left.mkdir()
    writing.mkdir()
    os.utime(left, (0, 0))
    import_file(write_csv(tmp_path / "more.csv", [row(4)]))
    assert not left.exists()
    assert writing.exists()


def test_a_version_that_comes_again_after_a_backup_is_another_one(imported: None) -> None:
    """The number is that of the backup's next import; the tracks are others."""
    load_catalogue()
    Track.objects.update(energy=0.5)
    CatalogueState.objects.update(version=0)
    bump_version()
    assert current().number == 1
    assert load_catalogue().features[0, 1] == np.float32(0.5)


@pytest.mark.parametrize("name", ["of_arrays", "of_maps"])
def test_files_of_other_code_are_not_read_and_go(
    name: str, imported: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_catalogue_and_map("default")[1]
    Track.objects.update(energy=0.5)
    monkeypatch.setattr(fingerprints, name, lambda **options: "0123456789ab")
    forget_catalogue()
    catalogue, default = load_catalogue_and_map("default")
    is_new = catalogue.features[0, 1] == np.float32(0.5)
    assert is_new == (name == "of_arrays")
    assert len(default.fits) == 3
    assert versions(folder) == ["1"]
    assert len(list(kept_files.folder_of(current()).glob("default_*"))) == 1


def test_the_fingerprint_is_of_files_that_exist() -> None:
    for pattern in (*fingerprints.OF_ARRAYS, *fingerprints.OF_MAPS):
        assert list(fingerprints.RECOMMENDATIONS.glob(pattern)), pattern


def test_forbidding_song_moods_takes_them_from_the_next_request(
    tmp_path: Path, settings: Settings
) -> None:
    settings.SONG_MOODS = True
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    assert load_catalogue().song_moods.tolist() != [UNKNOWN]
    settings.SONG_MOODS = False
    assert load_catalogue().song_moods.tolist() == [UNKNOWN]


def test_without_a_place_for_files_the_catalogue_is_served_from_memory(
    tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.CATALOGUE_CACHE_DIR = tmp_path / "file" / "arrays"
    with caplog.at_level(logging.WARNING):
        import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
        catalogue, default = load_catalogue_and_map("default")
    assert len(catalogue) == len(default.fits) == 1
    assert load_catalogue_and_map("default") == (catalogue, default)
    assert "could not be written" in caplog.text
    assert current().number == 1


def test_of_two_processes_that_build_at_once_both_serve_the_same(
    imported: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove_folder(kept_files.folder_of(current()))

    def overtaken(tracks: QuerySet[Track], version: int) -> Catalogue:
        built = build_catalogue(tracks, version)
        kept_files.keep_catalogue(built, current())
        return built

    monkeypatch.setattr(matrix, "build_catalogue", overtaken)
    assert len(load_catalogue()) == 3
    assert len(kept_files.read_catalogue(current())) == 3


def test_a_map_is_not_kept_for_a_catalogue_that_is_gone() -> None:
    made = MoodMap(np.zeros((1, 7), np.float32), np.zeros((1, 2), np.float32))
    with pytest.raises(OSError, match="newer version"):
        kept_files.keep_map(made, "default", Version(3, "0123456789abcdef"))


def test_before_the_first_import_maps_are_of_the_tracks_as_they_are() -> None:
    assert load_catalogue_and_map("default")[1].fits.shape == (0, 7)
    Track.objects.create(
        source=Track.Source.STARTER,
        title="Song",
        artist="Artist",
        main_artist="Artist",
        valence=0.1,
        energy=0.1,
        danceability=0.1,
    )
    assert load_catalogue_and_map("default")[1].fits.shape == (1, 7)
