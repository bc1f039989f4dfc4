"""What axe finds on a page, whether it fits the screen, and how many cards stand side by side.

Which pages are looked at so is in `quality/` and beside the tests of single parts.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from music.paths import BASE_DIR
from music.tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
AXE = BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, rules: list[str] | None = None, *, within: str = "html") -> list[str]:
    """What axe finds by `RULES`, or by the single `rules` that are named."""
    # evaluate, not a script tag: the page's content policy stays in force.
    page.evaluate(AXE.read_text())
    chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    run = "([within, chosen]) => axe.run(within, {runOnly: chosen})"
    found = page.evaluate(run, [within, chosen])["violations"]
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


@pytest.mark.parametrize(("width", "across"), [(390, 1), (768, 2), (1280, 3), (1920, 3)])
def test_the_grid_fits_the_screen(visit: Callable[..., Visit], width: int, across: int) -> None:
    page = visit(width=width).open()
    pick(page, "happy")
    tops = page.locator(".card").evaluate_all(
        "cards => cards.map(card => Math.round(card.getBoundingClientRect().top))"
    )
    assert tops.count(tops[0]) == across
