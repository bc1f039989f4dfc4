"""How fast Chromium reads a camera: the page's own modules, on the production's static site."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from emotion.labels import LABELS
from music.development.browser.camera_video import HEIGHT, WIDTH, Picture, portrait, write_y4m
from music.development.browser.chromium_profile import chromium, missing
from music.development.browser.static_site import StaticSite, serving
from music.development.measuring import Measurement, NotMeasured

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

NAME = "Read a camera in Chromium"
FILES = {
    "vision": "js/reading/vision.js",
    "worker": "js/reading/worker.js",
    "runtime": "vendor/ort.wasm.bundle.min.mjs",
    "wasm": "vendor/ort-wasm-simd-threaded.wasm",
    "network": "model/emotion.onnx",
    "cascade": "vendor/haarcascade_frontalface_default.xml",
}
# The network does not read every picture.
STAGES = {"grey": "turn it grey", "faces": "find its faces", "network": "name the emotion"}
SCRIPT = Path(__file__).with_name("measure.js")
# Loading takes long enough for a few runs to say it.
LOADS = 5
# A picture every 40 ms or so: a second for every 25.
PICTURES = 4
FEW_CORES = 2

Result = Measurement | NotMeasured


def reading_figures(runs: int) -> Iterator[Result]:
    """Load times and a camera's pace, on all cores and on two; `runs` is at least 1."""
    if reason := missing():
        yield NotMeasured(NAME, reason)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = write_y4m(folder / "camera.y4m", moving_portrait())
        with serving(folder / "static") as site:
            yield from _figures(site, folder, video, runs, cores=None)
            if hasattr(os, "sched_setaffinity"):
                yield from _figures(site, folder, video, runs, cores=FEW_CORES)
            else:
                yield NotMeasured(f"{NAME}, {FEW_CORES} cores", "this system cannot limit them.")


def moving_portrait() -> Iterator[Picture]:
    """Two seconds of a face that sways by a tenth of the picture."""
    still = portrait()
    for angle in np.linspace(0, 2 * np.pi, 60, endpoint=False):
        shift = np.array([[1, 0, 60 * np.sin(angle)], [0, 1, 20 * np.cos(angle)]], np.float32)
        moved = cv2.warpAffine(still, shift, (WIDTH, HEIGHT))
        yield np.asarray(moved, np.uint8)


def _figures(
    site: StaticSite, folder: Path, video: Path, runs: int, cores: int | None
) -> Iterator[Measurement]:
    where = f"Chromium, {cores or 'all'} cores:"
    loads = min(runs, LOADS)
    with _limited_to(cores):
        cold, warm, first = [], [], []
        for number in range(loads):
            profile = folder / f"profile-{cores}-{number}"
            with chromium(profile, video) as context:
                cold.append(_measure(context, site, 0)["load"])
                warmed = _measure(context, site, 1)
                warm.append(warmed["load"])
                first.append(warmed["firstReading"])
        with chromium(profile, video) as context:
            read = _measure(context, site, runs * PICTURES)
    yield _measurement(f"{where} load, first visit", cold)
    yield _measurement(f"{where} load, next visit", warm)
    yield _measurement(f"{where} permission to first reading, next visit", first)
    for stage, words in STAGES.items():
        times = [one[stage] for one in read["stages"] if one[stage] > 0]
        yield _measurement(f"{where} {words}", times)
    rate = read["boxes"] * 1000 / read["elapsed"]
    yield _measurement(f"{where} a picture there and back ({rate:.1f} boxes/s)", read["whole"])


def _measurement(name: str, milliseconds: Sequence[float]) -> Measurement:
    return Measurement(name, tuple(one / 1000 for one in milliseconds))


def _measure(context: BrowserContext, site: StaticSite, pictures: int) -> dict[str, Any]:
    page = context.new_page()
    try:
        page.goto(site.origin)
        urls = {name: site.url(path) for name, path in FILES.items()}
        given = {"urls": urls, "labels": LABELS, "pictures": pictures}
        # Playwright wants an expression, and a file ends in a semicolon.
        script = SCRIPT.read_text(encoding="utf-8").rstrip().removesuffix(";")
        measured: dict[str, Any] = page.evaluate(script, given)
        return measured
    finally:
        page.close()


@contextmanager
def _limited_to(cores: int | None) -> Iterator[None]:
    """Let the processes that are started here use no more cores than so many."""
    if cores is None:
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(allowed)[:cores]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
