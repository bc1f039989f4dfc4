from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from recommendations.catalogue import publishing
from recommendations.catalogue.importing import import_file
from recommendations.catalogue.kept_files import folder_of
from recommendations.catalogue.matrix import load_catalogue
from recommendations.catalogue.publishing import publish_catalogue
from recommendations.catalogue.starter import load_starter
from recommendations.catalogue.version import (
    NEVER_IMPORTED,
    Version,
    announce,
    bump_version,
    current,
    following,
)
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.maps import mood_map
from recommendations.tests.catalogue.data_sets import row, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.CATALOGUE_CACHE_DIR = tmp_path / "arrays"
    return tmp_path / "arrays"


def test_a_version_is_announced_when_its_files_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Version] = []

    def watched(catalogue: Catalogue, name: str) -> MoodMap:
        seen.append(current())
        return mood_map(catalogue, name)

    monkeypatch.setattr(publishing, "mood_map", watched)
    publish_catalogue()
    assert set(seen) == {NEVER_IMPORTED}
    assert current().number == 1
    assert folder_of(current()).is_dir()


def test_an_import_that_another_overtook_leaves_the_building_to_the_next_request(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))

    def overtaken(catalogue: Catalogue, name: str) -> MoodMap:
        monkeypatch.setattr(publishing, "mood_map", mood_map)
        import_file(write_csv(tmp_path / "more.csv", [row(2)]))
        return mood_map(catalogue, name)

    monkeypatch.setattr(publishing, "mood_map", overtaken)
    publish_catalogue()
    assert current().number == 3
    assert not folder_of(current()).exists()
    assert len(load_catalogue()) == 2
    assert [path.name for path in folder.iterdir()] == [folder_of(current()).name]


@pytest.mark.parametrize("problem", [KeyboardInterrupt, MemoryError])
def test_whatever_stops_it_caches_learn_of_the_change(
    problem: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: object) -> None:
        raise problem

    monkeypatch.setattr(publishing, "build_catalogue", stopped)
    with pytest.raises(problem):
        publish_catalogue()
    assert current().number == 1


def test_the_starter_catalogue_is_published_when_it_changed_and_only_then() -> None:
    load_starter()
    first = current()
    assert folder_of(first).is_dir()
    load_starter()
    assert current() == first


def test_a_version_is_announced_only_after_the_one_it_follows() -> None:
    first = following(NEVER_IMPORTED)
    assert announce(first, after=NEVER_IMPORTED)
    assert not announce(following(NEVER_IMPORTED), after=NEVER_IMPORTED)
    assert current() == first
    bump_version()
    assert not announce(following(first), after=first)
    assert announce(following(current()), after=current())
    assert current().number == 3


def test_equal_numbers_have_different_stamps() -> None:
    assert following(NEVER_IMPORTED).stamp != following(NEVER_IMPORTED).stamp
    bump_version()
    stamp = current().stamp
    bump_version()
    assert current().stamp != stamp
