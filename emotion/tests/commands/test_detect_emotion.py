from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import skimage.data
from django.core.management import CommandError, call_command
from PIL import Image
from pytest_django.fixtures import Settings

from emotion.labels import LABELS
from emotion.tests.commands.running import run

COMMAND = "detect_emotion"
pytestmark = pytest.mark.usefixtures("reading")

Outputs = Callable[..., tuple[str, str]]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portrait, a wall, a GIF and a video of the portrait, and a file that is none."""
    folder = tmp_path_factory.mktemp("pictures")
    portrait = Image.fromarray(skimage.data.astronaut()).crop((60, 0, 380, 320))
    portrait.save(folder / "portrait.jpg")
    Image.new("RGB", (200, 200), (90, 120, 90)).save(folder / "wall.png")
    shades = [portrait.point(lambda level, by=by: level - by) for by in range(6)]
    shades[0].save(folder / "clip.gif", save_all=True, append_images=shades[1:], duration=200)
    writer = cv2.VideoWriter(
        str(folder / "clip.mp4"), cv2.VideoWriter.fourcc(*"mp4v"), 10, portrait.size
    )
    for _ in range(15):
        writer.write(cv2.cvtColor(np.asarray(portrait), cv2.COLOR_RGB2BGR))
    writer.release()
    (folder / "notes.txt").write_text("no picture")
    return folder


def documents(*arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(COMMAND, *arguments, "--json"))
    return found


def failing(*arguments: object) -> tuple[str, str]:
    """What a run that fails prints, and what it says at the end."""
    output = io.StringIO()
    with pytest.raises(CommandError) as failure:
        call_command(COMMAND, *map(str, arguments), stdout=output)
    return output.getvalue(), str(failure.value)


def test_people_get_a_table_with_seven_shares(pictures: Path) -> None:
    said = run(COMMAND, pictures / "portrait.jpg")
    assert "portrait.jpg" in said
    assert "mood: happy 50%" in said
    assert all(label in said for label in LABELS)


def test_a_clip_has_a_timeline(pictures: Path) -> None:
    said = run(COMMAND, pictures / "clip.mp4")
    assert "video, 320x320, 1.5 s, 15 frames, 1 face" in said
    assert "0.0 -   1.5 s  happy" in said


def test_json_is_one_document_with_an_entry_for_each_file(pictures: Path) -> None:
    names = ["portrait.jpg", "wall.png", "clip.gif", "clip.mp4"]
    found = documents(*(pictures / name for name in names))
    assert [entry["file"] for entry in found] == [str(pictures / name) for name in names]
    assert [entry["error"] for entry in found] == [None] * 4
    readings = [entry["reading"] for entry in found]
    assert [one["kind"] for one in readings] == ["picture", "picture", "animation", "video"]
    assert [one["mood"]["state"] for one in readings] == ["happy", "no-face", "happy", "happy"]
    assert [len(one["faces"]) for one in readings] == [1, 0, 1, 1]
    assert [one["frames"] for one in readings] == [1, 1, 6, 15]
    assert len(readings[2]["faces"][0]["appearances"]) == 6


def test_a_file_that_cannot_be_read_stops_no_other(pictures: Path) -> None:
    printed, said = failing(
        pictures / "notes.txt", pictures / "portrait.jpg", pictures / "none.jpg", "--json"
    )
    notes, portrait, none = json.loads(printed)
    assert notes["reading"] is none["reading"] is None
    assert notes["error"]["code"] == "not-media"
    assert none["error"]["code"] == "no-such-file"
    assert portrait["reading"]["mood"]["state"] == "happy"
    assert "notes.txt: " in said
    assert "none.jpg: There is no such file." in said
    assert "portrait" not in said


def test_failures_are_told_to_people_too(pictures: Path) -> None:
    printed, said = failing(pictures / "portrait.jpg", pictures / "none.jpg")
    assert "happy 50%" in printed
    assert "There is no such file." in said


def test_plots_go_where_they_are_wanted(pictures: Path, tmp_path: Path) -> None:
    run(COMMAND, pictures / "clip.gif", "--plot", tmp_path / "curve.png")
    run(COMMAND, pictures / "portrait.jpg", pictures / "wall.png", "--plot", tmp_path)
    names = ["curve.png", "portrait.jpg.plot.png", "wall.png.plot.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    for name in names:
        with Image.open(tmp_path / name) as plot:
            assert plot.format == "PNG"


def test_annotated_copies_keep_their_kind(pictures: Path, tmp_path: Path) -> None:
    names = ["portrait.jpg", "clip.gif", "clip.mp4"]
    run(COMMAND, *(pictures / name for name in names), "--annotate", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "clip.gif.faces.gif",
        "clip.mp4.faces.mp4",
        "portrait.jpg.faces.jpg",
    ]
    found = documents(*sorted(tmp_path.iterdir()))
    assert [entry["reading"]["frames"] for entry in found] == [6, 15, 1]


def test_a_clip_can_change_its_format(pictures: Path, tmp_path: Path) -> None:
    run(COMMAND, pictures / "clip.mp4", "--annotate", tmp_path / "copy.gif")
    with Image.open(tmp_path / "copy.gif") as copy:
        assert copy.format == "GIF"


def test_a_picture_cannot_become_a_clip(pictures: Path, tmp_path: Path) -> None:
    _, said = failing(pictures / "portrait.jpg", "--annotate", tmp_path / "copy.mp4")
    assert "must end in" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("option", "name"), [("--annotate", "copy.tiff"), ("--plot", "plot.pdf"), ("--plot", "plot")]
)
def test_an_unknown_ending_is_refused_before_anything_is_read(
    pictures: Path, tmp_path: Path, option: str, name: str
) -> None:
    printed, said = failing(pictures / "none.jpg", option, tmp_path / name)
    assert "ends in" in said
    assert "no such file" not in said
    assert printed == ""


def test_an_input_is_never_overwritten(pictures: Path, tmp_path: Path) -> None:
    picture = tmp_path / "portrait.jpg"
    picture.write_bytes((pictures / "portrait.jpg").read_bytes())
    before = picture.read_bytes()
    _, said = failing(picture, "--annotate", picture)
    assert "would overwrite" in said
    assert picture.read_bytes() == before


def test_several_files_need_a_folder(pictures: Path, tmp_path: Path) -> None:
    files = (pictures / "portrait.jpg", pictures / "wall.png")
    _, said = failing(*files, "--plot", tmp_path / "plot.png")
    assert "takes a folder" in said


def test_a_reading_whose_copy_cannot_be_written_is_not_lost(pictures: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.png").mkdir()
    (tmp_path / "copy.png" / "portrait.jpg.faces.jpg").mkdir()
    printed, said = failing(
        pictures / "portrait.jpg", "--annotate", tmp_path / "copy.png", "--json"
    )
    (entry,) = json.loads(printed)
    assert entry["reading"]["mood"]["state"] == "happy"
    assert entry["error"]["code"] == "not-written"
    assert "cannot be written" in said


def test_a_missing_network_is_an_error_that_names_its_cure(
    pictures: Path, tmp_path: Path, settings: Settings
) -> None:
    settings.EMOTION_MODEL_DIR = tmp_path
    _, said = failing(pictures / "portrait.jpg")
    assert "export_emotion_model" in said


def test_a_missing_cascade_is_an_error_that_names_its_cure(
    pictures: Path, tmp_path: Path, settings: Settings
) -> None:
    settings.EMOTION_CASCADE = tmp_path / "none.xml"
    _, said = failing(pictures / "portrait.jpg")
    assert "fetch_assets" in said


def test_no_bar_is_drawn_where_nobody_looks(
    pictures: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(COMMAND, pictures / "clip.gif")
    assert capfd.readouterr().err == ""
