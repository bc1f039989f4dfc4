"""axe finds nothing on any page, at phone and at laptop width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.paths import BASE_DIR
from music.tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
AXE = BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    # evaluate, not a script tag: the page's content policy stays in force.
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
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


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_shuts_anybody_out(visit: Callable[..., Visit], width: int) -> None:
    one = visit(width=width)
    page = one.open()
    for path in ("/", "/accounts/login/", "/accounts/signup/", "/privacy/"):
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
    one.open("/profile/")
    assert violations(page) == []
    assert not wider_than_the_screen(page)


@pytest.mark.parametrize(("width", "across"), [(390, 1), (768, 2), (1280, 3), (1920, 3)])
def test_the_grid_fits_the_screen(visit: Callable[..., Visit], width: int, across: int) -> None:
    page = visit(width=width).open()
    pick(page, "happy")
    tops = page.locator(".card").evaluate_all(
        "cards => cards.map(card => Math.round(card.getBoundingClientRect().top))"
    )
    assert tops.count(tops[0]) == across
