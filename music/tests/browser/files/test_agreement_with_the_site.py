"""What the browser reads of a file is what `emotion.services.read_media` reads of it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from emotion.labels import LABELS
from emotion.media import open_media
from emotion.reading.results import MediaReading
from emotion.services import read_media
from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import one_face, two_faces
from music.tests.browser.files.part import FilePart, as_png

pytestmark = pytest.mark.browser

# What the page does with a picture's file, but with all digits of what comes of it.
READ = """async ([png, labels]) => {
    if (!window.reader) {
        const { createVision } = await import("/static/js/reading/vision.js");
        const { worker, runtime, wasm, network, cascade } =
            document.getElementById("feed").dataset;
        window.reader = createVision({ urls: { worker, runtime, wasm, network, cascade }, labels });
        await reader.load();
    }
    const { drawPicture } = await import("/static/js/files/picture.js");
    const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
    const canvas = document.createElement("canvas");
    await drawPicture(new File([bytes], "a"), "png", canvas, new AbortController().signal);
    return reader.readPicture(canvas);
}"""


def read_in(page: Page, png: bytes) -> dict[str, Any]:
    reading: dict[str, Any] = page.evaluate(READ, [base64.b64encode(png).decode(), list(LABELS)])
    return reading


def assert_equal(here: dict[str, Any], site: MediaReading, name: str) -> None:
    assert (here["width"], here["height"]) == (site.width, site.height), name
    boxes = [
        tuple(face[part] for part in ("x", "y", "width", "height", "neighbours", "turn"))
        for face in here["faces"]
    ]
    seen = [face.appearances[0] for face in site.faces]
    assert boxes == [
        (one.box.x, one.box.y, one.box.width, one.box.height, one.box.neighbours, one.box.turn)
        for one in seen
    ], name
    assert here["chosen"] == (None if site.front is None else site.front - 1), name
    for face, one in zip(here["faces"], seen, strict=True):
        assert face["probabilities"] == pytest.approx(one.probabilities, abs=1e-4), name


def test_pictures_with_one_and_two_faces(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit().open()
    for rgb in (one_face(), two_faces(), np.ascontiguousarray(one_face()[60:260, 200:400])):
        path = tmp_path / "picture.png"
        path.write_bytes(as_png(rgb))
        site = read_media(path)
        assert site.faces
        assert_equal(read_in(page, path.read_bytes()), site, str(rgb.shape))


@pytest.mark.data
def test_every_photograph(visit: Callable[..., Visit], shared_data: Path, tmp_path: Path) -> None:
    page = visit().open()
    found = 0
    photographs = sorted(
        path for path in (shared_data / "faces").iterdir() if path.suffix in (".jpg", ".png")
    )
    assert photographs
    for photograph in photographs:
        # Decoders of JPEG differ by a level here and there; this one's pixels go to both.
        with open_media(photograph) as media:
            (frame,) = media.frames()
        path = tmp_path / "same-pixels.png"
        Image.fromarray(frame.rgb).save(path)
        site = read_media(path)
        assert_equal(read_in(page, path.read_bytes()), site, photograph.name)
        found += len(site.faces)
    assert found >= 15


@pytest.mark.data
def test_a_clip_of_a_telephone(visit: Callable[..., Visit], shared_data: Path) -> None:
    path = shared_data / "faces" / "clip_single_face.mp4"
    one = FilePart(visit())
    one.visit.open()
    one.choose(path)
    one.expect_state("clip")
    site = read_media(path)
    reading = one.posted()
    assert site.mood.mean is not None
    assert reading is not None
    assert f"Overall: {site.mood.state.title()}" in one.root.locator(".chart-overall").inner_text()
    # The decoders turn YUV into RGB by other roundings, and sound makes the clip 0.02 s longer.
    assert reading["probabilities"] == pytest.approx(site.mood.mean, abs=0.01)
