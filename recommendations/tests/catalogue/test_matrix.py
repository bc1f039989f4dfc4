from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import numpy as np
import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from recommendations.catalogue.importing import import_file
from recommendations.catalogue.matrix import load_catalogue
from recommendations.catalogue.starter import load_starter
from recommendations.catalogue.version import bump_version
from recommendations.engine.catalogue import Catalogue
from recommendations.models import Track
from recommendations.tests.catalogue.data_sets import row, write_csv


@pytest.mark.django_db
def test_the_arrays_are_the_stored_tracks(tmp_path: Path) -> None:
    rows = [row(1, artists="Queen"), row(2, artists="QUEEN;Bowie"), row(3, valence=0.25)]
    import_file(write_csv(tmp_path / "songs.csv", rows))
    catalogue = load_catalogue()
    assert catalogue.track_ids.tolist() == list(
        Track.objects.order_by("pk").values_list("pk", flat=True)
    )
    expected = [[0.9, 0.7, 0.8], [0.9, 0.7, 0.8], [0.25, 0.7, 0.8]]
    assert np.allclose(catalogue.features[:, :3], expected)
    first, second, third = catalogue.artist_numbers.tolist()
    assert first == second != third
    assert catalogue.features.dtype == np.float32


@pytest.mark.django_db
def test_an_empty_store_is_an_empty_catalogue() -> None:
    assert len(load_catalogue()) == 0


@pytest.mark.django_db
def test_recommendations_leave_the_starter_tracks_once_something_is_imported(
    tmp_path: Path,
) -> None:
    load_starter()
    assert len(load_catalogue()) == Track.objects.count() > 400
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    assert load_catalogue().track_ids.tolist() == [
        Track.objects.get(source=Track.Source.IMPORTED).pk
    ]


@pytest.mark.django_db
def test_an_unchanged_catalogue_costs_one_query(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    first = load_catalogue()
    with django_assert_num_queries(1):
        assert load_catalogue() is first


@pytest.mark.django_db
def test_a_new_version_is_read_at_the_next_call(tmp_path: Path) -> None:
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    load_catalogue()
    Track.objects.update(valence=0.5)
    assert load_catalogue().features[0, 0] == np.float32(0.9)
    bump_version()
    assert load_catalogue().features[0, 0] == np.float32(0.5)


@pytest.mark.django_db
def test_before_the_first_import_nothing_is_remembered() -> None:
    load_catalogue()
    Track.objects.create(
        source=Track.Source.STARTER,
        title="Song",
        artist="Artist",
        main_artist="Artist",
        valence=0.1,
        energy=0.1,
        danceability=0.1,
    )
    assert len(load_catalogue()) == 1


@pytest.mark.django_db(transaction=True)
def test_threads_share_one_copy(tmp_path: Path) -> None:
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    together = Barrier(4)
    copies: list[Catalogue] = []

    def load() -> None:
        together.wait(timeout=10)
        copies.append(load_catalogue())
        connection.close()

    threads = [Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(copies) == 4
    assert all(copy is copies[0] for copy in copies)
