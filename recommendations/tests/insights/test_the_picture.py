from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client
from PIL import Image

from emotion.labels import Emotion
from emotion.petals import outline, petals
from emotion.reading.plotting.palette import COLOURS
from emotion.words import NAMES
from recommendations.insights.picture import (
    FIGURE_RADIUS,
    FIGURE_X,
    FIGURE_Y,
    HEIGHT,
    WIDTH,
    picture_of,
)
from recommendations.insights.shapes import Polygon, Text
from recommendations.insights.typefaces import ELLIPSIS, fitted, width_of
from recommendations.models import Track
from recommendations.selectors.insights import week_of
from recommendations.tests.insights.conftest import WEEK, Make

SVG = "{http://www.w3.org/2000/svg}"


def picture(client: Client, kind: str) -> bytes:
    response = client.get(f"/profile/insights/{WEEK}.{kind}")
    assert response.status_code == 200
    assert f"wmusic-{WEEK}.{kind}" in response.headers["Content-Disposition"]
    return response.content


def test_the_svg_says_nothing_but_the_week(client: Client, alice: User, make: Make) -> None:
    Track.objects.update(genre="rock & <roll>")
    make("happy", [0, 1], share=0.7)
    make("sad", [2])
    client.force_login(alice)
    svg = picture(client, "svg")
    words = [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314
    assert words == [
        "What my week sounded like",
        "11 May 2026 – 17 May 2026",
        "Happy",
        "1 set",
        "rock & <roll>",
        "Sad",
        "1 set",
        "rock & <roll>",
        "WMusic",
        "2 sets, 3 songs kept",
    ]
    text = svg.decode()
    assert "alice" not in text
    assert not re.search(r"<(script|image|style|a|foreignObject)\b|href|url\(", text)


def test_its_petals_are_as_long_as_the_weeks_shares(alice: User, make: Make) -> None:
    make("happy", [0], share=0.7)
    week = week_of(alice, WEEK)
    assert week.shares is not None
    drawn = {shape.fill: shape for shape in picture_of(week).shapes if isinstance(shape, Polygon)}
    for petal in petals(week.shares):
        reach = max((x**2 + y**2) ** 0.5 for x, y in outline(petal))
        found = max(
            ((x - FIGURE_X) ** 2 + (y - FIGURE_Y) ** 2) ** 0.5
            for x, y in drawn[COLOURS[petal.label]].points
        )
        assert abs(found - reach * FIGURE_RADIUS / 124) < 0.1


def test_the_png_shows_the_same_and_carries_nothing_else(
    client: Client, alice: User, make: Make
) -> None:
    make("happy", [0], share=0.6)
    client.force_login(alice)
    image = Image.open(BytesIO(picture(client, "png")))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert image.info == {}
    colours = {colour for _, colour in image.getcolors(WIDTH * HEIGHT) or ()}
    fills = {shape.fill for shape in picture_of(week_of(alice, WEEK)).shapes}
    wanted = {tuple(int(fill[at : at + 2], 16) for at in (1, 3, 5)) for fill in fills}
    assert len(wanted) > 12
    assert wanted <= colours


def test_no_text_leaves_the_picture(alice: User, make: Make) -> None:
    Track.objects.update(genre="an exceedingly long name for a genre that hardly fits here")
    for emotion in ("happy", "sad", "fear", "angry", "surprise"):
        make(emotion, [0, 1])
    drawing = picture_of(week_of(alice, WEEK))
    for text in drawing.shapes:
        if isinstance(text, Text):
            width = width_of(text.words, text.face, text.size, text.weight)
            left = text.x - width * {"start": 0, "middle": 0.5, "end": 1}[text.anchor]
            assert left >= 0 and left + width <= WIDTH
            assert 0 <= text.y <= HEIGHT
    assert any(isinstance(one, Text) and one.words.endswith(ELLIPSIS) for one in drawing.shapes)


def test_words_that_fit_are_left_as_they_are() -> None:
    assert fitted("jazz", 500, "text", 30, 500) == "jazz"
    cut = fitted("jazz, blues and swing", 120, "text", 30, 500)
    assert cut.endswith(ELLIPSIS)
    assert width_of(cut, "text", 30, 500) <= 120


def test_the_long_names_of_a_language_leave_room_for_what_stands_beside_them(
    alice: User, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NAMES, Emotion.SURPRISE, "extraordinarily surprised")
    for emotion in ("happy", "surprise"):
        make(emotion, [0, 1])
    rows: dict[float, list[tuple[float, float]]] = {}
    for text in picture_of(week_of(alice, WEEK)).shapes:
        if isinstance(text, Text):
            width = width_of(text.words, text.face, text.size, text.weight)
            left = text.x - width * {"start": 0, "middle": 0.5, "end": 1}[text.anchor]
            rows.setdefault(text.y, []).append((left, left + width))
    for spans in rows.values():
        in_order = sorted(spans)
        assert all(one[1] < other[0] for one, other in pairwise(in_order)), in_order
