"""Where plots and annotated copies go, decided before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from emotion.reading.annotating.endings import CLIP_ENDINGS, JPEG_ENDINGS, PICTURE_ENDINGS
from emotion.reading.errors import OutputError

PLOT_ENDINGS = (".png",)
KINDS = ("picture", "animation", "video")
ANNOTATED_ENDINGS = (*PICTURE_ENDINGS, *CLIP_ENDINGS)


@dataclass(frozen=True)
class Target:
    """A file to write; in a folder its ending depends on what the input turns out to be."""

    path: Path
    in_folder: bool

    def for_kind(self, kind: str) -> Path:
        if not self.in_folder:
            return self.path
        ending = {"animation": ".gif", "video": ".mp4"}.get(kind, ".png")
        if kind == "picture" and self.path.suffix.lower() in JPEG_ENDINGS:
            ending = ".jpg"
        return self.path.with_name(f"{self.path.name}.faces{ending}")

    def for_plot(self) -> Path:
        return self.path.with_name(f"{self.path.name}.plot.png") if self.in_folder else self.path


def targets(
    files: Sequence[Path], wanted: Path | None, option: str, endings: Sequence[str]
) -> list[Target | None]:
    """One target for each file, or None where nothing is `wanted`.

    A folder, which must be there, takes a file for each input, named after it. With
    several inputs nothing but a folder is possible. Raises OutputError for an unknown
    ending, a missing folder, inputs of one name, or a target that is an input.
    """
    if wanted is None:
        return [None] * len(files)
    if wanted.is_dir():
        names = [file.name.casefold() for file in files]
        twice = next((file.name for file in files if names.count(file.name.casefold()) > 1), None)
        if twice is not None:
            raise OutputError(f"Two files are named {twice}: {option} cannot tell them apart.")
        found = [Target(wanted / file.name, in_folder=True) for file in files]
    elif len(files) > 1:
        raise OutputError(f"With several files {option} takes a folder, and {wanted} is none.")
    elif wanted.suffix.lower() not in endings:
        raise OutputError(
            f"{option} takes a folder or a name that ends in {', '.join(endings)}, not {wanted}."
        )
    elif not wanted.parent.is_dir():
        raise OutputError(f"There is no folder {wanted.parent} for {option}.")
    else:
        found = [Target(wanted, in_folder=False)]
    for target in found:
        for path in _possible(target):
            _check_not_read(path, files, option)
    return list(found)


def check_apart(plots: Sequence[Target | None], copies: Sequence[Target | None]) -> None:
    """Raise OutputError if a plot and a copy would be one file."""
    for plot, copy in zip(plots, copies, strict=True):
        if plot is None or copy is None or plot.in_folder or copy.in_folder:
            continue
        if plot.path.resolve() == copy.path.resolve():
            raise OutputError(f"--plot and --annotate cannot both write {plot.path}.")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to, which takes `path`'s place only when all went well.

    Raises OutputError instead of OSError.
    """
    # Not longer than names usually are: the file's own may be as long as the disk allows.
    partial = path.with_name(f".partial-{os.getpid()}{path.suffix}")
    try:
        yield partial
        partial.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            partial.unlink()


def _possible(target: Target) -> set[Path]:
    return {target.for_plot(), *(target.for_kind(kind) for kind in KINDS)}


def _check_not_read(path: Path, files: Sequence[Path], option: str) -> None:
    for file in files:
        same = path.resolve() == file.resolve()
        if not same and path.exists() and file.exists():
            same = path.samefile(file)
        if same:
            raise OutputError(f"{option} would overwrite {file}, which is to be read.")
