"""The petals round a picture are the figure's, and stand in its order."""

from __future__ import annotations

from math import cos, radians, sin
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from emotion import petals
from emotion.labels import LABELS


@pytest.fixture
def drawn() -> ElementTree.Element:
    svg = Template("{% load petals %}{% petals_around %}").render(Context())
    return ElementTree.fromstring(svg)  # noqa: S314 - a template of ours


def test_each_emotion_has_its_petal(drawn: ElementTree.Element) -> None:
    slots = [slot for slot in drawn.iter("g") if "data-emotion" in slot.attrib]
    assert [slot.attrib["data-emotion"] for slot in slots] == list(LABELS)
    for slot in slots:
        assert {part.attrib["d"] for part in slot.iter("path")} == {petals.path()}


def test_all_are_drawn_in_until_a_script_pushes_them_out(drawn: ElementTree.Element) -> None:
    shares = [part for part in drawn.iter("path") if part.attrib.get("class") == "petals-share"]
    assert {part.attrib["transform"] for part in shares} == {f"translate(0 {petals.LENGTH:g})"}
    whole = [part for part in drawn.iter("path") if part.attrib.get("class") == "petals-full"]
    assert {part.attrib["transform"] for part in whole} == {
        f"translate(0 {petals.LENGTH - petals.REACH:g})"
    }


def test_they_follow_each_other_clockwise_as_in_the_figure() -> None:
    sides = [petal.turn for petal in petals.petals([1.0] * len(LABELS))]
    for place, turn in zip(petals.places(), sides, strict=True):
        # On the side of the picture to which the figure's petal points.
        assert (place.x - 0.5) * sin(radians(turn)) - (place.y - 0.5) * cos(radians(turn)) > 0
    upper, right, lower, left = (
        [place.label for place in petals.places() if place.turn == turn]
        for turn in (0, 90, 180, 270)
    )
    assert len(upper) + len(right) + len(lower) + len(left) == len(LABELS)


def test_each_stands_on_an_edge_and_points_away_from_the_picture() -> None:
    for place in petals.places():
        out = (place.x + sin(radians(place.turn)) / 9, place.y - cos(radians(place.turn)) / 9)
        assert {place.x, place.y} & {0.0, 1.0}
        assert not all(0 < share < 1 for share in out)


def test_it_has_no_style_that_the_content_policy_would_forbid(
    drawn: ElementTree.Element,
) -> None:
    assert all("style" not in part.attrib for part in drawn.iter())
