"""Every pair of colours that the pages use reads well, in both themes and all moods.

The ratios are WCAG 2.2's: 1.4.3 for text, 1.4.11 for controls and what a drawing says.
"""

from __future__ import annotations

import pytest

from music.tests.design.tokens import MOODS, THEMES, Theme, contrast, tokens

TEXT = 4.5
GRAPHICS = 3.0

GROUNDS = ("paper", "surface", "sunken", "mood-soft")
BEHIND_THE_PAGE = ("glow-near", "glow-far", "circle-lilac", "circle-peach", "circle-sage")
# Foreground, and the grounds that it stands on.
TEXTS: dict[str, tuple[str, ...]] = {
    "ink": (*GROUNDS, *BEHIND_THE_PAGE, "veil"),
    "ink-soft": (*GROUNDS, *BEHIND_THE_PAGE),
    "ink-off": ("sunken",),
    "mood-ink": (*GROUNDS, "glow-near", "circle-lilac", "circle-peach", "circle-sage"),
    "on-action": ("action", "action-deep"),
    "good": ("good-soft", "surface", "paper"),
    "bad": ("bad-soft", "surface", "paper"),
    "on-banner": ("banner",),
    "on-stage": ("stage",),
    "on-found": ("found", "other"),
    "on-tag": ("tag",),
}
DRAWN: dict[str, tuple[str, ...]] = {
    # The edges of fields and buttons, and the mark of keyboard focus.
    "edge": ("paper", "surface", "sunken"),
    "focus": GROUNDS,
    # A ring of both lies round a face that can be chosen.
    "focus-on-stage": ("on-stage",),
    "action": GROUNDS,
    # Lines of charts, outlines of petals; lines of faces, points of the map.
    "mood-line": ("paper", "surface"),
    "mood-ink": ("mood-soft", "surface"),
    # The dot before the camera's sentence.
    "good": ("surface",),
    "bad": ("surface",),
    "waiting": ("surface",),
    # The box round the face that is read, where the picture is dark.
    "found": ("stage",),
}


def too_faint(
    pairs: dict[str, tuple[str, ...]], theme: Theme, mood: str | None, least: float
) -> list[str]:
    of = tokens(theme, mood)
    measured = {
        f"--{name} on --{ground}": contrast(of[name], of[ground])
        for name, grounds in pairs.items()
        for ground in grounds
    }
    return [f"{pair}: {ratio:.2f}" for pair, ratio in measured.items() if ratio < least]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mood", MOODS)
def test_text_stands_out_from_its_ground(theme: Theme, mood: str | None) -> None:
    assert too_faint(TEXTS, theme, mood, TEXT) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mood", MOODS)
def test_controls_and_drawings_stand_out_from_their_ground(theme: Theme, mood: str | None) -> None:
    assert too_faint(DRAWN, theme, mood, GRAPHICS) == []


def test_the_ratio_is_that_of_the_recommendation() -> None:
    black, white, grey = (0.0,) * 3, (1.0,) * 3, (0x76 / 255,) * 3
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.54, abs=0.005)
