"""What each page costs a visitor, and whether it keeps still while it loads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from music.tests.browser.conftest import Visit

# Without what reads faces, which comes only when the camera is started. Uncompressed, as
# development serves it; production's is smaller.
MOST_BYTES = 300_000
# Of the whole load, as the Core Web Vitals count it; 0.1 is their "good".
MOST_SHIFT = 0.05
SHIFTS = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(total), 600);
})"""
PAGES = ["/", "/about/", "/blog/", "/team/", "/privacy/", "/accounts/login/", "/nowhere/"]

Start = Callable[..., Visit]

pytestmark = pytest.mark.browser


def weigh(page: Page, load: Callable[[], object]) -> dict[str, int]:
    weights: dict[str, int] = {}

    def count(response: Response) -> None:
        if response.status < 300:
            weights[response.url.rpartition("/")[2] or "page"] = len(response.body())

    page.on("response", count)
    load()
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", count)
    return weights


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light(visit: Start, path: str) -> None:
    one = visit()
    weights = weigh(one.page, lambda: one.open(path))
    assert sum(weights.values()) < MOST_BYTES, sorted(weights.items(), key=lambda pair: -pair[1])


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_still_while_it_loads(visit: Start, path: str, width: int) -> None:
    one = visit(width=width)
    page = one.open(path)
    assert page.evaluate(SHIFTS) < MOST_SHIFT


@pytest.mark.parametrize("width", [390, 1280])
def test_a_set_is_light_and_keeps_still(visit: Start, width: int) -> None:
    one = visit(width=width)
    page = one.open("/")

    def pick() -> None:
        page.locator("#hand button[value='happy']").click()
        page.wait_for_url("**/recommendations/**")

    weights = weigh(page, pick)
    pictures = sum(size for name, size in weights.items() if name.endswith(".svg"))
    assert sum(weights.values()) - pictures < MOST_BYTES
    assert page.evaluate(SHIFTS) < MOST_SHIFT
