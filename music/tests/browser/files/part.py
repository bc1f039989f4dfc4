"""The part of the home page for photographs and clips, as a test uses it."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from music.tests.browser.conftest import Visit

Rgb = npt.NDArray[np.uint8]
SETTLED = ("photo", "clip", "failed")


@dataclass(frozen=True)
class FilePart:
    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    @property
    def root(self) -> Locator:
        return self.page.locator("#files")

    @property
    def status(self) -> Locator:
        return self.page.locator("#files-status")

    @property
    def recommend(self) -> Locator:
        return self.root.get_by_role("button", name="Recommend Music")

    @property
    def field(self) -> Locator:
        """The form's hidden field with the seven numbers, which follows within a moment."""
        return self.page.locator("#wish input[name=probabilities]")

    @property
    def faces(self) -> Locator:
        return self.page.locator("#files-faces").get_by_role("radio")

    @property
    def people(self) -> Locator:
        return self.page.locator("#files-people").get_by_role("radio")

    def choose(self, file: Path | FilePayload) -> None:
        self.page.set_input_files("#files-input", file)

    def choose_picture(self, rgb: Rgb, name: str = "me.png") -> None:
        self.choose({"name": name, "mimeType": "image/png", "buffer": as_png(rgb)})

    def expect_state(self, state: str) -> None:
        expect(self.root).to_have_attribute("data-state", state, timeout=60_000)

    def expect_failure(self, reason: str) -> None:
        """The state, the sentence that belongs to it, and nothing to recommend from."""
        expect(self.root).to_have_attribute("data-reason", reason, timeout=60_000)
        self.expect_state("failed")
        sentence = self.page.locator("#files template").evaluate(
            "(one, name) => one.content.querySelector(`[data-sentence=${name}]`).textContent",
            reason,
        )
        expect(self.status).to_have_text(sentence)
        expect(self.recommend).to_be_hidden()
        assert self.posted() is None

    def posted(self) -> dict[str, Any] | None:
        """What the wish form would post of a reading, None for none."""
        fields = self.page.evaluate(
            "() => Object.fromEntries(new FormData(document.getElementById('wish')))"
        )
        if not fields["probabilities"]:
            return None
        return {
            "probabilities": json.loads(fields["probabilities"]),
            "origin": fields["origin"],
        }

    def boxes(self) -> list[tuple[int, ...]]:
        """x, y, width, height of each face, in pixels of the picture as it was read."""
        written = self.page.locator("#files-faces label").evaluate_all(
            "labels => labels.map(label => label.dataset.box)"
        )
        return [tuple(int(part) for part in box.split(",")) for box in written]

    def canvas_size(self) -> list[int]:
        size: list[int] = self.page.locator("#files canvas[data-part=canvas]").evaluate(
            "canvas => [canvas.width, canvas.height]"
        )
        return size


def as_png(rgb: Rgb) -> bytes:
    data = io.BytesIO()
    Image.fromarray(rgb).save(data, "PNG")
    return data.getvalue()
