from __future__ import annotations

import os
from pathlib import Path
from threading import Barrier, Thread

import numpy as np
import pytest

from recommendations.catalogue import array_folder
from recommendations.catalogue.array_folder import (
    FACTS_NAME,
    UNFINISHED,
    UnreadableFolderError,
    abandoned,
    folder_size,
    read_folder,
    write_folder,
)

NUMBERS = {"numbers": np.arange(6, dtype=np.int16).reshape(3, 2)}


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_written_is_read_as_maps_that_cannot_be_written_to(tmp_path: Path) -> None:
    write_folder(tmp_path / "one", NUMBERS, {"genres": ["pop", "r&b"]})
    arrays, facts = read_folder(tmp_path / "one", ["numbers"])
    assert arrays["numbers"].tolist() == [[0, 1], [2, 3], [4, 5]]
    assert arrays["numbers"].dtype == np.int16
    assert isinstance(arrays["numbers"].base, np.memmap)
    assert facts == {"genres": ["pop", "r&b"]}
    with pytest.raises(ValueError, match="read-only"):
        arrays["numbers"][0] = 9


def test_an_array_of_nothing_can_be_stored(tmp_path: Path) -> None:
    write_folder(tmp_path / "one", {"empty": np.empty((0, 4), np.int16)}, {})
    arrays, _ = read_folder(tmp_path / "one", ["empty"])
    assert arrays["empty"].shape == (0, 4)


def test_of_two_that_write_one_folder_the_first_wins_and_nothing_is_left_over(
    tmp_path: Path,
) -> None:
    write_folder(tmp_path / "one", NUMBERS, {"by": "first"})
    write_folder(tmp_path / "one", NUMBERS, {"by": "second"})
    assert read_folder(tmp_path / "one", ["numbers"])[1] == {"by": "first"}
    assert names_in(tmp_path) == {"one"}


def test_many_that_write_at_once_all_end_well(tmp_path: Path) -> None:
    together, failures = Barrier(8), []

    def write() -> None:
        together.wait(timeout=10)
        try:
            write_folder(tmp_path / "one", NUMBERS, {})
            read_folder(tmp_path / "one", ["numbers"])
        except OSError as error:
            failures.append(error)

    threads = [Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert failures == []
    assert names_in(tmp_path) == {"one"}


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **options: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="no space"):
        write_folder(tmp_path / "one", NUMBERS, {})
    assert names_in(tmp_path) == set()


def test_a_folder_that_is_missing_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolderError):
        read_folder(tmp_path / "one", ["numbers"])


@pytest.mark.parametrize("damage", ["truncated", "no array", "facts", "no facts", "pickle"])
def test_a_damaged_folder_is_unreadable_and_makes_room_for_another(
    damage: str, tmp_path: Path
) -> None:
    folder = tmp_path / "one"
    write_folder(folder, NUMBERS, {})
    file, facts = folder / "numbers.npy", folder / FACTS_NAME
    match damage:
        case "truncated":
            file.write_bytes(file.read_bytes()[:-4])
        case "no array":
            file.unlink()
        case "facts":
            facts.write_text("[]")
        case "no facts":
            facts.unlink()
        case "pickle":
            np.save(file, np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(UnreadableFolderError):
        read_folder(folder, ["numbers"])
    write_folder(folder, NUMBERS, {})
    assert read_folder(folder, ["numbers"])[0]["numbers"].shape == (3, 2)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove files that are mapped")
def test_maps_stay_readable_after_their_files_are_removed(tmp_path: Path) -> None:
    write_folder(tmp_path / "one", NUMBERS, {})
    arrays, _ = read_folder(tmp_path / "one", ["numbers"])
    array_folder.remove_folder(tmp_path / "one")
    assert names_in(tmp_path) == set()
    assert arrays["numbers"].sum() == 15


def test_only_an_unfinished_folder_of_long_ago_is_abandoned(tmp_path: Path) -> None:
    new, old, finished = (tmp_path / f"{UNFINISHED}{n}" for n in range(3))
    for folder in (new, old):
        folder.mkdir()
    os.utime(old, (0, 0))
    other = tmp_path / "1-a-b"
    other.mkdir()
    os.utime(other, (0, 0))
    assert [abandoned(folder) for folder in (new, old, finished, other)] == [
        False,
        True,
        False,
        False,
    ]


def test_a_size_counts_all_files_below(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "below" / "b").write_bytes(b"123")
    assert folder_size(tmp_path) == 8
    assert folder_size(tmp_path / "nowhere") == 0
