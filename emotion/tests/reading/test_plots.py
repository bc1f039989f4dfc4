from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from emotion.reading.plotting.plot import write_plot
from emotion.reading.results import MediaReading
from emotion.readings import FaceBox
from emotion.tests.reading.staging import LEFT, RIGHT, media, read, tenths

GAP = [[LEFT]] * 10 + [[]] * 25 + [[LEFT]] * 10
PAPER = (0xFF, 0xFD, 0xFB)
CROWD = [FaceBox(33 * index, 10, 30, 30, 9 - index) for index in range(8)]


def plotted(reading: MediaReading, path: Path, name: str = "clip.mp4") -> tuple[int, int]:
    write_plot(reading, name, path)
    with Image.open(path) as image:
        assert image.format == "PNG"
        colours = image.convert("RGB").getcolors(1 << 20)
        assert colours is not None
        assert len(colours) > 20
        return image.size


def colour_count(path: Path, colour: tuple[int, int, int]) -> int:
    with Image.open(path) as image:
        counts = {rgb: count for count, rgb in image.convert("RGB").getcolors(1 << 20) or ()}
    return counts.get(colour, 0)


def test_a_clip_has_curves_and_a_band_in_the_colour_of_its_label(tmp_path: Path) -> None:
    path = tmp_path / "plot.png"
    plotted(read(media(tenths(30)), [[LEFT]] * 30), path)
    happy, angry = (0xF5, 0xC3, 0x4B), (0xF0, 0x86, 0x6F)
    assert colour_count(path, happy) > 10_000
    assert colour_count(path, angry) == 0


def test_a_gap_is_shaded(tmp_path: Path) -> None:
    shade = (0xF4, 0xEE, 0xEC)
    plotted(read(media(tenths(45)), [[LEFT]] * 45), tmp_path / "whole.png")
    plotted(read(media(tenths(45)), GAP), tmp_path / "gap.png")
    assert colour_count(tmp_path / "whole.png", shade) < 2_000
    assert colour_count(tmp_path / "gap.png", shade) > 50_000


def test_each_face_has_curves_of_its_own(tmp_path: Path) -> None:
    _, one = plotted(read(media(tenths(9)), [[LEFT]] * 9), tmp_path / "one.png")
    _, two = plotted(read(media(tenths(9)), [[LEFT, RIGHT]] * 9), tmp_path / "two.png")
    assert two > 1.7 * one


@pytest.mark.parametrize("faces", [[], [LEFT], [LEFT, RIGHT], CROWD])
@pytest.mark.parametrize("kind", ["picture", "animation"])
def test_any_number_of_faces_can_be_drawn(tmp_path: Path, kind: str, faces: list[FaceBox]) -> None:
    opened = media(kind="picture") if kind == "picture" else media(tenths(4), kind="animation")
    width, height = plotted(read(opened, [faces] * 4), tmp_path / "plot.png")
    assert 700 < width < 2000
    assert 150 < height < 2500


def test_places_without_a_face_stay_empty(tmp_path: Path) -> None:
    plotted(read(media(kind="picture"), [CROWD[:4]]), tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as image:
        right_below = image.convert("RGB").crop(
            (image.width // 2, image.height * 5 // 8, image.width, image.height)
        )
    assert right_below.getcolors() == [(right_below.width * right_below.height, PAPER)]


@pytest.mark.parametrize("times", [[0.0], [0.0, 0.1], [0.0, 599.0]])
def test_clips_of_any_length_can_be_drawn(tmp_path: Path, times: list[float]) -> None:
    plotted(read(media(times), [[LEFT]] * len(times)), tmp_path / "plot.png")


@pytest.mark.parametrize("name", ["a$b$c.mp4", "$\\frac{.gif", "笑顔😀.mp4", "a_b^c.mp4", ""])
def test_a_name_is_never_taken_for_a_formula(tmp_path: Path, name: str) -> None:
    plotted(read(media(tenths(4)), [[LEFT]] * 4), tmp_path / "plot.png", name)


def test_the_same_reading_gives_the_same_file(tmp_path: Path) -> None:
    reading = read(media(tenths(4)), [[LEFT]] * 4)
    plotted(reading, tmp_path / "one.png")
    plotted(reading, tmp_path / "two.png")
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
