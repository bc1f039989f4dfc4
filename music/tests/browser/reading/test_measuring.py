"""The benchmark's figures of reading a camera in Chromium."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from music.development.browser import chromium_profile, reading_speed
from music.development.browser.largest_paint import OWN_PAGES, PAGES, paint_figures
from music.development.browser.press_to_grid import press_figure
from music.development.browser.reading_speed import reading_figures
from music.development.measuring import Measurement, NotMeasured

pytestmark = pytest.mark.browser

FIGURES = [
    "load, first visit",
    "load, next visit",
    "permission to first reading, next visit",
    "turn it grey",
    "find its faces",
    "name the emotion",
    "a picture there and back",
]
LIMITS = hasattr(os, "sched_setaffinity")


def test_every_figure_is_measured_on_all_cores_and_on_two() -> None:
    before = os.sched_getaffinity(0) if LIMITS else None
    # The other browser tests keep a Playwright in this thread, and it bears no second one.
    with ThreadPoolExecutor(1) as thread:
        figures = thread.submit(lambda: list(reading_figures(1))).result()
    names = [figure.name for figure in figures if isinstance(figure, Measurement)]
    plain = [re.sub(r" \(\d+\.\d boxes/s\)$", "", name) for name in names]
    cores = ["all", "2"] if LIMITS else ["all"]
    assert plain == [f"Chromium, {count} cores: {figure}" for count in cores for figure in FIGURES]
    assert all(min(one.seconds) > 0 for one in figures if isinstance(one, Measurement))
    rates = [float(rate) for rate in re.findall(r"\((\d+\.\d) boxes/s\)", "".join(names))]
    assert len(rates) == len(cores)
    assert min(rates) > 0
    assert before == (os.sched_getaffinity(0) if LIMITS else None)


def test_a_press_is_measured_until_its_songs_are_painted() -> None:
    with ThreadPoolExecutor(1) as thread:
        figure = thread.submit(press_figure, 1).result()
    assert isinstance(figure, Measurement)
    assert len(figure.seconds) == 1
    assert figure.seconds[0] > 0


def test_the_largest_paint_of_each_page_is_measured() -> None:
    with ThreadPoolExecutor(1) as thread:
        figures = thread.submit(lambda: list(paint_figures(1))).result()
    assert len(figures) == len(PAGES) + 1 + len(OWN_PAGES)
    for figure in figures:
        assert isinstance(figure, Measurement), figure
        assert figure.seconds[0] > 0


def test_a_machine_without_a_browser_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium_profile, "find", lambda: None)
    for figure in (*reading_figures(1), press_figure(1), *paint_figures(1)):
        assert isinstance(figure, NotMeasured)
        assert "find_browser" in figure.reason


def test_a_machine_without_the_developers_packages_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chromium_profile, "find_spec", lambda name: None)
    for figure in (*reading_figures(1), press_figure(1)):
        assert isinstance(figure, NotMeasured)
        assert "playwright is not installed" in figure.reason


def test_the_camera_of_the_benchmark_moves() -> None:
    pictures = list(reading_speed.moving_portrait())
    assert len(pictures) == 60
    assert len({picture.tobytes() for picture in pictures}) > 30
    assert {picture.shape for picture in pictures} == {(480, 640, 3)}
