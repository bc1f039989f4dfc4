"""Covers and pages draw a mood in the same colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from emotion.labels import LABELS
from recommendations.covers.colours import MOODS, PAPER, SURFACE, Colour

STYLES = Path(settings.BASE_DIR) / "static" / "css" / "tokens"


def light(block: str, name: str) -> Colour:
    """The value that a property has in the light theme."""
    found = re.search(rf"{name}:\s*(?:var\(--light,\s*)?#([0-9a-f]{{6}})", block)
    assert found, name
    red, green, blue = bytes.fromhex(found.group(1))
    return red, green, blue


def block(file: str, selector: str) -> str:
    _, _, rest = (STYLES / file).read_text().partition(selector)
    return rest.partition("}")[0]


@pytest.mark.parametrize("label", LABELS)
def test_a_mood_looks_on_a_cover_as_on_a_page(label: str) -> None:
    of_page = block("moods.css", f'[data-emotion="{label}"]')
    mood = MOODS[label]
    assert light(of_page, "--mood") == mood.petal
    assert light(of_page, "--mood-soft") == mood.soft
    assert light(of_page, "--mood-ink") == mood.ink


def test_paper_and_surface_are_those_of_the_light_theme() -> None:
    of_page = (STYLES / "colours.css").read_text()
    assert light(of_page, "--paper") == PAPER
    assert light(of_page, "--surface") == SURFACE
