"""The style sheets take every colour from the tokens, and every token has two values."""

from __future__ import annotations

import re

import pytest

from emotion.labels import LABELS
from music.paths import BASE_DIR
from music.tests.design.tokens import FOLDER, Theme, written

SHEETS = sorted((BASE_DIR / "static" / "css").rglob("*.css"))
# @property needs a value that does not depend on anything; it is never seen.
INITIAL = re.compile(r"initial-value: #[0-9a-f]{6};")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|lab|lch|hwb)\(|(?<![-\w])(white|black)(?![-\w])"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CODE = {sheet: COMMENT.sub("", sheet.read_text()) for sheet in SHEETS}


def test_no_sheet_but_the_tokens_names_a_colour() -> None:
    named = {
        str(sheet.relative_to(BASE_DIR)): found[0]
        for sheet, code in CODE.items()
        if sheet.parent != FOLDER and (found := COLOUR.search(INITIAL.sub("", code)))
    }
    # "#wish" and its like are ids of elements.
    assert named == {}


def test_every_token_that_is_used_is_there() -> None:
    known = {name for code in CODE.values() for name in re.findall(r"(--[\w-]+):", code)}
    known |= {name for code in CODE.values() for name in re.findall(r"@property (--[\w-]+)", code)}
    # Set by scripts on the element itself, each with what holds without it.
    used = {name for code in CODE.values() for name in re.findall(r"var\((--[\w-]+)\)", code)}
    assert used - known == set()


def test_no_token_is_there_for_nothing() -> None:
    code = "".join(CODE.values())
    scripts = "".join(script.read_text() for script in (BASE_DIR / "static" / "js").rglob("*.js"))
    tokens = {f"--{name}" for name in written("light", ":root")}
    idle = {name for name in tokens if f"var({name}" not in code and name not in scripts}
    assert idle == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_mood_has_its_petal_its_wash_and_its_ink(theme: Theme) -> None:
    for label in LABELS:
        assert set(written(theme, f'[data-emotion="{label}"]')) == {
            "mood",
            "mood-soft",
            "mood-ink",
        }, label


def test_the_browser_s_own_colours_are_the_paper_s() -> None:
    metas = (BASE_DIR / "templates" / "components" / "_colour_scheme.html").read_text()
    said = {
        scheme: content
        for content, scheme in re.findall(
            r'<meta name="theme-color" content="(#\w+)" data-scheme="(\w+)"', metas
        )
    }
    assert said == {theme: written(theme, ":root")["paper"] for theme in ("light", "dark")}
