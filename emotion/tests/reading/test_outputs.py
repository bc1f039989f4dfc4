from __future__ import annotations

from pathlib import Path

import pytest

from emotion.reading.errors import OutputError
from emotion.reading.outputs import (
    ANNOTATED_ENDINGS,
    PLOT_ENDINGS,
    check_apart,
    replacing,
    targets,
)


def plot(files: list[Path], wanted: Path) -> list[Path]:
    found = targets(files, wanted, "--plot", PLOT_ENDINGS)
    return [target.for_plot() for target in found if target is not None]


def copies(files: list[Path], wanted: Path, kind: str) -> list[Path]:
    found = targets(files, wanted, "--annotate", ANNOTATED_ENDINGS)
    return [target.for_kind(kind) for target in found if target is not None]


def test_nothing_is_written_unasked() -> None:
    assert targets([Path("a.jpg"), Path("b.jpg")], None, "--plot", PLOT_ENDINGS) == [None, None]


def test_one_file_goes_where_it_is_wanted(tmp_path: Path) -> None:
    assert plot([Path("a.mp4")], tmp_path / "a.png") == [tmp_path / "a.png"]
    assert copies([Path("a.mp4")], tmp_path / "b.GIF", "video") == [tmp_path / "b.GIF"]


def test_a_folder_takes_a_file_for_each_input_named_after_it(tmp_path: Path) -> None:
    files = [Path("a.mp4"), Path("elsewhere/b.jpg")]
    assert plot(files, tmp_path) == [tmp_path / "a.mp4.plot.png", tmp_path / "b.jpg.plot.png"]


@pytest.mark.parametrize(
    ("name", "kind", "copy"),
    [
        ("a.jpg", "picture", "a.jpg.faces.jpg"),
        ("a.JPEG", "picture", "a.JPEG.faces.jpg"),
        ("a.webp", "picture", "a.webp.faces.png"),
        ("a.webp", "animation", "a.webp.faces.gif"),
        ("a.mov", "video", "a.mov.faces.mp4"),
    ],
)
def test_in_a_folder_a_copy_keeps_the_kind_of_its_input(
    tmp_path: Path, name: str, kind: str, copy: str
) -> None:
    assert copies([Path(name)], tmp_path, kind) == [tmp_path / copy]


def test_several_files_need_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="takes a folder"):
        plot([Path("a.mp4"), Path("b.mp4")], tmp_path / "plot.png")


def test_two_inputs_of_one_name_cannot_share_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"Two files are named a\.mp4"):
        plot([Path("x/a.mp4"), Path("y/a.mp4")], tmp_path)


@pytest.mark.parametrize("name", ["plot.jpg", "plot", "plot.png.txt"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="ends in"):
        plot([Path("a.mp4")], tmp_path / name)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="There is no folder"):
        plot([Path("a.mp4")], tmp_path / "none" / "plot.png")


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"a picture")
    (tmp_path / "sub").mkdir()
    with pytest.raises(OutputError, match="would overwrite"):
        plot([picture], tmp_path / "sub" / ".." / "a.png")


def test_an_input_by_another_name_is_not_overwritten_either(tmp_path: Path) -> None:
    picture, link = tmp_path / "a.png", tmp_path / "b.png"
    picture.write_bytes(b"a picture")
    link.hardlink_to(picture)
    with pytest.raises(OutputError, match="would overwrite"):
        plot([picture], link)


def test_an_input_that_is_named_like_another_ones_copy_is_not_overwritten(tmp_path: Path) -> None:
    files = [tmp_path / "a.mp4", tmp_path / "a.mp4.faces.mp4"]
    with pytest.raises(OutputError, match="would overwrite"):
        copies(files, tmp_path, "video")


def test_a_plot_and_a_copy_cannot_be_one_file(tmp_path: Path) -> None:
    same = targets([Path("a.jpg")], tmp_path / "b.png", "--plot", PLOT_ENDINGS)
    with pytest.raises(OutputError, match="cannot both"):
        check_apart(same, same)
    other = targets([Path("a.jpg")], tmp_path / "c.png", "--annotate", ANNOTATED_ENDINGS)
    check_apart(same, other)


def test_a_file_is_replaced_only_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "plot.png"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(path) as partial:
        partial.write_text("half")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    with replacing(path) as partial:
        partial.write_text("new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_disk_refuses_is_an_error_in_words(tmp_path: Path) -> None:
    path = tmp_path / "none" / "plot.png"
    with pytest.raises(OutputError, match="cannot be written"), replacing(path) as partial:
        partial.write_text("new")
