"""A page that runs the modules of static/js/vision on pictures from Python."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Page, Route

from emotion.readings import FaceBox
from emotion.vision.preprocess import GreyImage

# Never asked for over a network: every request is answered from the disk.
ORIGIN = "http://vision.test"

LOAD = """async (cascade) => {
    const names = ['cascade', 'cascade-search', 'crops', 'faces', 'grey', 'preprocess',
        'resize', 'rotation', 'searches', 'layer-pixels'];
    const loaded = names.map((name) => import(`/static/js/vision/${name}.js`));
    const vision = Object.assign({}, ...(await Promise.all(loaded)));
    const parsed = vision.parseCascade(cascade);
    const detector = vision.createDetector(parsed);
    const search = vision.createCascadeSearch(parsed);
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const text = (array) => {
        const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
        let letters = '';
        for (let from = 0; from < bytes.length; from += 8192) {
            letters += String.fromCharCode(...bytes.subarray(from, from + 8192));
        }
        return btoa(letters);
    };
    globalThis.bench = {vision, detector, search, bytes, text, pictures: []};
}"""

ADD = """(pictures) => {
    for (const {pixels, width, height} of pictures) {
        bench.pictures.push({grey: bench.bytes(pixels), width, height});
    }
}"""

# Some pictures at a time: a message of hundreds of megabytes would be too much.
BATCH = 20


def serve(route: Route, static: Path) -> None:
    path = urlsplit(route.request.url).path
    if path == "/":
        route.fulfill(body="<!doctype html><title>vision</title>", content_type="text/html")
    else:
        route.fulfill(path=static / path.removeprefix("/static/"))


def packed(array: npt.NDArray[Any]) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def unpacked(text: str, dtype: type[np.generic] = np.uint8) -> npt.NDArray[Any]:
    return np.frombuffer(base64.b64decode(text), dtype)


def as_boxes(faces: Sequence[dict[str, int]]) -> tuple[FaceBox, ...]:
    return tuple(FaceBox(**face) for face in faces)


class Bench:
    """Keeps pictures in the page, so that several questions can be asked about them."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def load(self, cascade: str) -> None:
        self.page.evaluate(LOAD, cascade)

    def ask(self, script: str, argument: object = None) -> Any:
        return self.page.evaluate(script, argument)

    def show(self, pictures: Sequence[GreyImage]) -> None:
        """Replace the page's pictures, `bench.pictures`, by these, uint8 [H, W] each."""
        self.page.evaluate("() => { bench.pictures = []; }")
        for start in range(0, len(pictures), BATCH):
            messages = [
                {"pixels": packed(one), "width": one.shape[1], "height": one.shape[0]}
                for one in pictures[start : start + BATCH]
            ]
            self.page.evaluate(ADD, messages)

    def faces(self, search: str) -> list[tuple[FaceBox, ...]]:
        """What `search`, an expression of a picture's grey, width, height, finds in each."""
        found = self.page.evaluate(
            f"() => bench.pictures.map(({{grey, width, height}}) => {search})"
        )
        return [as_boxes(faces) for faces in found]
