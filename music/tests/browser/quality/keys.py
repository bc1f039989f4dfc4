"""A listener who has nothing but a keyboard, and who notices when nothing shows where it is."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# More stops than any page has before what is looked for.
MOST_STOPS = 250
# What shows that an element has the focus may be drawn by its label, for a switch whose input
# is out of sight. `comesAfter` says that the stop is behind the last one in the document.
STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { lost: true };
  const drawn = [element, ...(element.labels ?? []), element.closest("label"),
    element.nextElementSibling].filter((one) => one?.checkVisibility({ opacityProperty: true }));
  const seen = drawn.filter((one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
      && outlineColor !== "rgba(0, 0, 0, 0)";
  });
  const isOnTop = (one) => [...one.getClientRects()].some((box) => [0.1, 0.5, 0.9].some((across) =>
    [0.1, 0.5, 0.9].some((down) => {
      const at = document.elementFromPoint(
        box.left + across * box.width, box.top + down * box.height);
      return at !== null && (one.contains(at) || at.closest("label")?.contains(one));
    })));
  const known = window.lastStop?.isConnected && window.lastStop !== document.body;
  const before = known ? window.lastStop : null;
  window.lastStop = element;
  return {
    lost: false,
    ringed: seen.length > 0,
    uncovered: seen.some(isOnTop),
    comesAfter: before &&
      Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    what: element.outerHTML.slice(0, 120),
  };
}"""


def reach(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until the focus is at `selector`: it is seen at every stop, and goes one way."""
    page.evaluate("() => { window.lastStop = document.activeElement; }")
    seen: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        stop = look(page)
        assert stop["comesAfter"] in (None, not back), f"out of order: {stop['what']}"
        seen.append(stop["what"])
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by: {seen}")


def look(page: Page) -> dict[str, Any]:
    """Where the focus is; fails where nobody could tell."""
    stop: dict[str, Any] = page.evaluate(STOP)
    assert not stop["lost"], f"the focus is lost on {page.url}"
    assert stop["ringed"], f"nothing shows the focus at {stop['what']}"
    assert stop["uncovered"], f"something covers {stop['what']}"
    return stop


def press(page: Page, selector: str, key: str = "Enter", *, back: bool = False) -> None:
    """Go to a control by Tab and press it there."""
    reach(page, selector, back=back)
    page.keyboard.press(key)
