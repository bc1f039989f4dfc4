"""A page with a place for a chart, and what can be seen of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page

from emotion.labels import LABELS

# Looks, 50 ms apart.
PATIENCE = 200
STYLES = ("/static/vendor/uPlot.min.css", "/static/css/components/charts.css")
STAGE = """
  async ([styles, words]) => {
    for (const href of styles) {
      const link = document.createElement("link");
      await new Promise((done) => {
        Object.assign(link, { rel: "stylesheet", href, onload: done });
        document.head.append(link);
      });
    }
    const stage = document.createElement("div");
    stage.id = "stage";
    document.querySelector("main").replaceChildren(stage);
    document.body.insertAdjacentHTML("beforeend", words);
  }
"""
# For each line: how many pixels have its colour, and their mean height as a share.
LOOK = """
  ([from, to, floor]) => {
    const canvas = document.querySelector("#stage canvas");
    const swatches = [...document.querySelectorAll("#stage .chart-swatch")];
    if (canvas.width === 0) return swatches.map(() => ({ count: 0, height: 0 }));
    const over = document.querySelector("#stage .u-over").getBoundingClientRect();
    const outer = canvas.getBoundingClientRect();
    const density = canvas.width / outer.width;
    const left = Math.round((over.left - outer.left + from * over.width) * density);
    const right = Math.round((over.left - outer.left + to * over.width) * density);
    const top = Math.round((over.top - outer.top) * density);
    const height = Math.round(over.height * density);
    const read = document.createElement("canvas");
    [read.width, read.height] = [canvas.width, canvas.height];
    const context = read.getContext("2d", { willReadFrequently: true });
    const rgbOf = (colour) => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      return context.getImageData(0, 0, 1, 1).data;
    };
    const colours = swatches.map((one) => rgbOf(getComputedStyle(one).backgroundColor));
    context.clearRect(0, 0, read.width, read.height);
    context.drawImage(canvas, 0, 0);
    const rows = Math.round(height * (1 - floor));
    const { data } = context.getImageData(left, top, right - left, rows);
    return colours.map((colour) => {
      let count = 0;
      let sum = 0;
      for (let place = 0; place < data.length; place += 4) {
        const far = [0, 1, 2].some((part) => Math.abs(data[place + part] - colour[part]) > 3);
        if (far || data[place + 3] < 250) continue;
        count += 1;
        sum += Math.floor(place / 4 / (right - left));
      }
      return { count, height: count && 1 - sum / count / height };
    });
  }
"""


@dataclass(frozen=True)
class Line:
    """`count` pixels have the line's colour, on the average at `height` of the plot."""

    count: int
    height: float


def set_the_stage(page: Page) -> None:
    words = render_to_string("components/_reading_words.html", {"labels": LABELS})
    page.evaluate(STAGE, [list(STYLES), words])


def lines(page: Page, start: float = 0, end: float = 1, floor: float = 0) -> dict[str, Line]:
    """The lines between two parts of the plot's width, 0 its left edge and 1 its right.

    Of its height the part from 0 to `floor` is left out.
    """
    found: Sequence[dict[str, Any]] = page.evaluate(LOOK, [start, end, floor])
    return {label: Line(**one) for label, one in zip(LABELS, found, strict=True)}


def expect_lines(page: Page, start: float = 0, end: float = 1) -> None:
    """Wait until all seven are drawn there."""
    for _ in range(PATIENCE):
        if all(line.count for line in lines(page, start, end).values()):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"not all are drawn: {lines(page, start, end)}")
