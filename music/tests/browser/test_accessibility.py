"""axe finds nothing on any page, at phone and at laptop width, in both themes, in any mood."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.paths import BASE_DIR
from music.tests.browser.conftest import Visit
from music.tests.design.tokens import Theme

pytestmark = pytest.mark.browser
AXE = BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
ANYBODY = (
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/privacy/",
    "/about/",
    "/team/",
    "/blog/",
    "/nowhere/",
)
SIGNED_IN = (
    "/profile/",
    "/profile/preferences/",
    "/profile/moods/",
    "/profile/data/",
    "/library/moods/",
    "/library/like/",
    "/accounts/connections/",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds by `RULES`, or by the single `rules` that are named."""
    # evaluate, not a script tag: the page's content policy stays in force.
    page.evaluate(AXE.read_text())
    chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = page.evaluate("chosen => axe.run({runOnly: chosen})", chosen)["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found
        for node in violation["nodes"]
    ]


def pick(page: Page, mood: str) -> None:
    """Go on to the set's page, with its styles."""
    page.get_by_role("button", name=mood).click()
    page.wait_for_url("**/recommendations/*/")
    page.wait_for_load_state()


def wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_shuts_anybody_out(visit: Callable[..., Visit], width: int, theme: Theme) -> None:
    one = visit(width=width)
    one.page.emulate_media(color_scheme=theme)
    page = one.open()
    for path in ANYBODY:
        one.open(path)
        assert violations(page) == [], path
        assert not wider_than_the_screen(page), path
    one.open()
    pick(page, "surprise")
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_role("button", name="Agree").click()
    page.locator("#save-bar").get_by_role("button", name="Save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    page.wait_for_load_state()
    assert violations(page) == []
    for path in SIGNED_IN:
        one.open(path)
        assert violations(page) == [], path
        assert not wider_than_the_screen(page), path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_mood_shuts_anybody_out(visit: Callable[..., Visit], theme: Theme) -> None:
    one = visit()
    # The colours change by degrees on home; here they are there at once.
    one.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page = one.open()
    found = {}
    for path in ("home", "set"):
        if path == "set":
            pick(page, "surprise")
        for label in LABELS:
            page.evaluate("label => { document.body.dataset.emotion = label; }", label)
            found[f"{path}, {label}"] = violations(page)
    assert not any(found.values()), found


@pytest.mark.parametrize(("width", "across"), [(390, 1), (768, 2), (1280, 3), (1920, 3)])
def test_the_grid_fits_the_screen(visit: Callable[..., Visit], width: int, across: int) -> None:
    page = visit(width=width).open()
    pick(page, "happy")
    tops = page.locator(".card").evaluate_all(
        "cards => cards.map(card => Math.round(card.getBoundingClientRect().top))"
    )
    assert tops.count(tops[0]) == across
