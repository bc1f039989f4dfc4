"""A folder of arrays that processes share: written at once, read as memory maps."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FACTS_NAME = "facts.json"
UNFINISHED = "unfinished-"
# A folder that nobody has finished by then is what a killed process left.
LONGEST_WRITING_SECONDS = 3600

Arrays = dict[str, npt.NDArray[Any]]


class UnreadableFolderError(OSError):
    """The folder is missing or does not hold what it should."""


def write_folder(
    folder: Path, arrays: Mapping[str, npt.NDArray[Any]], facts: Mapping[str, object]
) -> None:
    """Make `folder` hold `arrays` and `facts`, which JSON can write.

    Readers see all of it or nothing. Of two processes that write the same folder the
    first wins, which is why equal names must mean equal content. Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    unfinished.mkdir()
    try:
        for name, array in arrays.items():
            np.save(unfinished / f"{name}.npy", array, allow_pickle=False)
        (unfinished / FACTS_NAME).write_text(json.dumps(facts), encoding="utf-8")
        try:
            unfinished.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        remove_folder(unfinished)


def read_folder(folder: Path, names: Iterable[str]) -> tuple[Arrays, dict[str, Any]]:
    """Return the arrays called `names`, read-only maps of their files, and the facts.

    Raises UnreadableFolderError; a folder that is there but damaged is removed first, so
    that it can be written again.
    """
    if not folder.is_dir():
        raise UnreadableFolderError(f"there is no {folder}")
    try:
        facts = json.loads((folder / FACTS_NAME).read_text(encoding="utf-8"))
        if not isinstance(facts, dict):
            raise ValueError(f"{FACTS_NAME} holds no names")
        return {name: _mapped(folder / f"{name}.npy") for name in names}, facts
    except (OSError, ValueError) as error:
        remove_folder(folder)
        raise UnreadableFolderError(str(error)) from error


def _mapped(path: Path) -> npt.NDArray[Any]:
    # A plain array over the map: `numpy.memmap` itself makes every slice slower.
    mapped: npt.NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return mapped.view(np.ndarray)


def remove_folder(folder: Path) -> None:
    """Remove `folder` if that can be done now.

    Where a process still has its files mapped, POSIX keeps them for it; Windows refuses,
    and the next version's removal tries again.
    """
    shutil.rmtree(folder, ignore_errors=True)


def abandoned(folder: Path) -> bool:
    """Whether `folder` is one that a process began to write and never finished."""
    if not folder.name.startswith(UNFINISHED):
        return False
    try:
        return time.time() - folder.stat().st_mtime > LONGEST_WRITING_SECONDS
    except OSError:
        return False


def folder_size(folder: Path) -> int:
    """Bytes of the files in `folder` and below; 0 where it is missing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
