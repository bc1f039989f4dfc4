"""Colours that programs draw with, or tell browsers, are those of the style sheets."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from emotion.labels import LABELS
from emotion.reading.plotting.palette import COLOURS
from emotion.steadiness.states import NO_FACE
from emotion.training.plots import style
from music.paths import BASE_DIR
from music.tests.design.tokens import THEMES, Theme, written
from recommendations.insights import picture

LIGHT = written("light", ":root")


def petal(label: str) -> str:
    return written("light", f'[data-emotion="{label}"]')["mood"]


@pytest.mark.parametrize("label", LABELS)
def test_a_curve_has_the_colour_of_its_petal(label: str) -> None:
    assert COLOURS[label] == petal(label)


def test_where_nobody_is_a_curve_is_as_what_is_pressed_in() -> None:
    assert COLOURS[NO_FACE] == LIGHT["sunken"]


def test_the_picture_of_a_week_is_of_the_light_theme() -> None:
    drawn = (picture.PAPER, picture.SURFACE, picture.INK, picture.INK_SOFT, picture.LINE)
    assert drawn == tuple(LIGHT[name] for name in ("paper", "surface", "ink", "ink-soft", "line"))


def test_plots_are_drawn_in_its_inks() -> None:
    drawn = (style.PAPER, style.INK, style.INK_SOFT, style.LINE)
    assert drawn == tuple(LIGHT[name] for name in ("surface", "ink", "ink-soft", "line"))


def test_the_logo_has_the_seven_petals() -> None:
    logo = (BASE_DIR / "static" / "img" / "logo.svg").read_text()
    assert re.findall(r'<path [^>]*fill="(#\w{6})"', logo) == [petal(label) for label in LABELS]


@pytest.mark.parametrize("theme", THEMES)
def test_browsers_are_told_the_paper_of_the_theme(theme: Theme) -> None:
    tag = (BASE_DIR / "templates" / "components" / "_colour_scheme.html").read_text()
    told = re.search(rf'name="theme-color" content="(#\w{{6}})" data-scheme="{theme}"', tag)
    assert told is not None
    assert told[1] == written(theme, ":root")["paper"]


@pytest.mark.django_db
def test_the_manifest_names_it_too(client: Client) -> None:
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert {manifest["background_color"], manifest["theme_color"]} == {LIGHT["paper"]}
