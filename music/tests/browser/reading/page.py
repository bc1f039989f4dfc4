"""One page of the static site, on which the modules run as production serves them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
from playwright.sync_api import Page, Worker

from emotion.labels import LABELS
from music.development.browser.static_site import StaticSite
from music.tests.browser.video import Picture

FILES = {
    "worker": "js/reading/worker.js",
    "runtime": "vendor/ort.wasm.bundle.min.mjs",
    "wasm": "vendor/ort-wasm-simd-threaded.wasm",
    "network": "model/emotion.onnx",
    "cascade": "vendor/haarcascade_frontalface_default.xml",
}

CREATE = """async ([module, options]) => {
    const { createVision } = await import(module);
    window.vision = createVision(options);
    window.pictures = [];
}"""
LOAD = """async () => {
    window.progress = [];
    try {
        await vision.load({ onProgress: (...bytes) => progress.push(bytes) });
    } catch (error) {
        return error.kind ?? String(error);
    }
}"""
SHOW = """async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    pictures.push(await createImageBitmap(new Blob([bytes], { type: 'image/png' })));
    return pictures.length - 1;
}"""
ASK = """async ([method, index, seconds]) => {
    try {
        return await vision[method](pictures[index], seconds);
    } catch (error) {
        return { failed: error.kind ?? String(error) };
    }
}"""


@dataclass
class ReadingPage:
    """A page with a `vision`, and what went wrong on it without anybody asking."""

    page: Page
    site: StaticSite
    complaints: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def open(self, **options: object) -> None:
        """Go to the page and create a vision; `options` are more than addresses and labels."""
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.goto(self.site.origin)
        urls = {name: self.site.url(path) for name, path in FILES.items()}
        given = {"urls": urls, "labels": LABELS, **options}
        self.page.evaluate(CREATE, [self.site.url("js/reading/vision.js"), given])

    def load(self) -> str | None:
        """The kind of the failure, or None."""
        kind: str | None = self.page.evaluate(LOAD)
        return kind

    def show(self, picture: Picture) -> int:
        """Hand over a BGR picture without loss; returns its number."""
        _, data = cv2.imencode(".png", picture)
        number: int = self.page.evaluate(SHOW, base64.b64encode(data.tobytes()).decode())
        return number

    def ask(self, method: str, picture: Picture, seconds: float | None = None) -> dict[str, Any]:
        """What `look`, `lookAtClip` or `readPicture` answers."""
        answer: dict[str, Any] = self.page.evaluate(ASK, [method, self.show(picture), seconds])
        return answer

    def look_at(self, pictures: Sequence[Picture], pace: float = 0.1) -> list[dict[str, Any]]:
        return [self.ask("look", one, index * pace) for index, one in enumerate(pictures)]

    def has_no_worker(self) -> bool:
        """Whether its end is noticed in time; the browser tells of it a little later."""
        for _ in range(100):
            if not self.page.workers:
                return True
            self.page.wait_for_timeout(50)
        return False

    @property
    def worker(self) -> Worker:
        (worker,) = self.page.workers
        return worker
