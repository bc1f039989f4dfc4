"""The figure on pages and in the logo is the module's."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from emotion import petals
from emotion.labels import LABELS
from music.paths import BASE_DIR

# A share for each emotion, in the order of the labels.
SHARES = [0.02, 0.0, 0.101, 0.62, 0.05, 0.004, 0.205]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(arguments: str, **context: object) -> ElementTree.Element:
    template = Template("{% load petals %}{% petals " + arguments + " %}")
    return read(template.render(Context(context)))


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - a file of ours


def slots(figure: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {slot.attrib["data-emotion"]: slot for slot in figure.iter("g")}


def test_each_emotion_has_its_petal_in_its_direction() -> None:
    found = slots(drawn("shares", shares=SHARES))
    assert list(found) == list(LABELS)
    for petal in petals.petals(SHARES):
        turn = re.match(r"rotate\(([\d.]+)\)", found[petal.label].attrib["transform"])
        assert turn is not None
        assert float(turn[1]) == pytest.approx(petal.turn, abs=0.005)


def test_a_petal_is_as_long_as_its_share() -> None:
    for slot, share in zip(slots(drawn("shares", shares=SHARES)).values(), SHARES, strict=True):
        whole, part = slot.iter("path")
        assert "transform" not in whole.attrib
        assert part.attrib["transform"] == f"scale({share:.3f})"
        assert whole.attrib["d"] == part.attrib["d"] == petals.path()


def test_no_petal_grows_beyond_the_whole() -> None:
    assert "scale(1.000)" in ElementTree.tostring(
        drawn("shares", shares=[1.2, *[0.0] * 6]), "unicode"
    )


def test_the_whole_figure_is_in_view() -> None:
    left, top, width, height = map(float, drawn("shares", shares=SHARES).attrib["viewBox"].split())
    assert left <= -petals.RADIUS and left + width >= petals.RADIUS
    assert top <= -petals.RADIUS and top + height >= petals.RADIUS


def test_it_says_its_shares_in_words_the_strongest_first() -> None:
    figure = drawn("shares", shares=SHARES)
    assert figure.attrib["role"] == "img"
    assert figure.attrib["aria-label"] == (
        "happy 62 %, neutral 20 %, fear 10 %, sad 5 %, angry 2 %"
    )


def test_beside_a_text_that_says_them_it_is_silent() -> None:
    figure = drawn("shares decorative=True", shares=SHARES)
    assert figure.attrib["aria-hidden"] == "true"
    assert "role" not in figure.attrib


def test_it_has_no_style_that_the_content_policy_would_forbid() -> None:
    assert all("style" not in part.attrib for part in drawn("shares", shares=SHARES).iter())


def test_the_logo_is_the_figure_with_all_petals_whole() -> None:
    logo = read((BASE_DIR / "static" / "img" / "logo.svg").read_text())
    leaves = logo.findall(f"{SVG}path")
    assert {leaf.attrib["d"] for leaf in leaves} == {petals.path()}
    assert [leaf.attrib["transform"] for leaf in leaves] == [
        f"rotate({petal.turn:.2f}) translate(0 -{petals.INNER:g})"
        for petal in petals.petals([1.0] * len(LABELS))
    ]
    core = logo.find(f"{SVG}circle")
    assert core is not None
    assert float(core.attrib["r"]) == petals.CORE_RADIUS


def test_a_drawing_of_other_hues_takes_path_and_turns_from_the_module() -> None:
    template = Template("{% load petals %}{% petal_path %} {% petal_turns as turns %}{{ turns.1 }}")
    assert template.render(Context()) == f"{petals.path()} {petals.TURN_DEGREES:.2f}"
