"""The colours of static/css/tokens as numbers, and the contrast between two of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from emotion.labels import LABELS
from music.paths import BASE_DIR

Theme = Literal["light", "dark"]
Colour = tuple[float, float, float]
Tokens = Mapping[str, Colour]

FOLDER = BASE_DIR / "static" / "css" / "tokens"
THEMES: tuple[Theme, ...] = ("light", "dark")
# The page without a mood, and those of the seven.
MOODS: tuple[str | None, ...] = (None, *LABELS)

BLOCK = re.compile(r"^(?P<selector>[^{}/]+)\{(?P<body>[^{}]*)\}", re.MULTILINE)
PAIR = re.compile(r"--([\w-]+): var\(--light, ([^)]+)\) var\(--dark, ([^)]+)\);")


def written(theme: Theme, selector: str) -> dict[str, str]:
    """What the rules of `selector` say for `theme`: a token's name, and its value as written."""
    found = {}
    for sheet in ("colours.css", "moods.css"):
        for block in BLOCK.finditer((FOLDER / sheet).read_text()):
            if selector in [one.strip() for one in block["selector"].split(",")]:
                for name, light, dark in PAIR.findall(block["body"]):
                    found[name] = light if theme == "light" else dark
    return found


def tokens(theme: Theme, mood: str | None) -> dict[str, Colour]:
    """Every colour as sRGB of 0..1, on the page of `mood` in `theme`."""
    texts = written(theme, ":root")
    share = float(texts.pop("glow-share").removesuffix("%")) / 100
    if mood is not None:
        texts |= written(theme, f'[data-emotion="{mood}"]')
    found = {name: colour(text) for name, text in texts.items() if len(text) == len("#rrggbb")}
    # Laid over the darkest picture that can be below.
    found["tag"] = over(texts["tag"], (0.0, 0.0, 0.0))
    found["veil"] = over(texts["veil"], found["glow-near"])
    found["mood-line"] = mixed(found["mood-ink"], found["mood"], line_share())
    if mood is not None:
        found["glow-near"] = found["mood-soft"]
        found["glow-far"] = mixed(found["paper"], found["mood"], share)
    return found


def line_share() -> float:
    """How much of a mood's petal is in its lines, 0..1; the rest is ink."""
    rule = re.search(
        r"--mood-line: color-mix\(in srgb, var\(--mood\) (\d+)%, var\(--mood-ink\)\);",
        (FOLDER / "moods.css").read_text(),
    )
    assert rule is not None
    return int(rule[1]) / 100


def colour(text: str) -> Colour:
    """Of #rrggbb."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def over(text: str, ground: Colour) -> Colour:
    """Of #rrggbbaa above `ground`."""
    return mixed(ground, colour(text[:7]), int(text[7:], 16) / 255)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """As CSS mixes in sRGB: `share` of the other."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2's contrast ratio, 1..21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(of: Colour) -> float:
    """WCAG 2.2's relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
