"""What is wrong with a page for the eye, for a finger and for those who cannot see it."""

from __future__ import annotations

from playwright.sync_api import Page

from music.tests.browser.test_accessibility import violations

NARROW, WIDE = 390, 1280
HEIGHT = 900
# The narrowest at which WCAG 2.2 (1.4.10) wants a page whole, a phone, a tablet, a laptop,
# a large screen.
WIDTHS = (320, NARROW, 768, WIDE, 1920)
TARGET = 24

OVERFLOW = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const inside = (element) => element.parentElement.closest("*") !== document.documentElement;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => inside(element) && element.getBoundingClientRect().right > clientWidth + 0.5);
  const last = wide.at(-1);
  return [`${scrollWidth - clientWidth} px too wide: ${last ? last.outerHTML.slice(0, 100) : ""}`];
}"""
# WCAG 2.2, 2.5.8: 24 by 24 px, but for links inside a sentence, for what is drawn by the browser,
# and for what has so much room around it that a circle of 24 px meets no other target.
SMALL_TARGETS = """(least) => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const targets = [...document.querySelectorAll(
    "a[href], button, summary, select, input:not([type=hidden]), textarea, [tabindex='0']",
  )].filter(shown).map((element) => {
    // A finger may also hit the label, and hits nothing of a field that is put out of sight.
    const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect())
      .filter(({ width, height }) => width > 1 && height > 1);
    const box = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
    return { element, box };
  }).filter(({ box }) => box);
  const far = ({ element, box }) => targets.every((other) => {
    if (other.element === element || element.contains(other.element)) return true;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const dx = Math.max(other.box.left - x, 0, x - other.box.right);
    const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(dx, dy) >= least / 2;
  });
  const inText = ({ element }) => {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    return element.parentElement.textContent.trim() !== element.textContent.trim();
  };
  return targets
    .filter((one) => Math.min(one.box.width, one.box.height) < least - 0.5)
    .filter((one) => !inText(one) && !far(one))
    .map(({ element, box }) => `${box.width.toFixed()}x${box.height.toFixed()} px: ` +
      element.outerHTML.slice(0, 100));
}"""
MOTION = """() => {
  const longest = (times) => Math.max(...times.split(",").map(
    (time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
  const found = new Set();
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const named = `${element.tagName}.${element.getAttribute("class") ?? ""}${part ?? ""}`;
      if (longest(style.transitionDuration) > 1) found.add(`transition of ${named}`);
      if (style.animationName !== "none" && longest(style.animationDuration) > 1) {
        found.add(`animation of ${named}`);
      }
    }
  }
  if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") {
    found.add("smooth scrolling");
  }
  return [...found];
}"""


def survey(page: Page, name: str) -> list[str]:
    """Everything that is wrong with the page as it stands, each with where it shows.

    By axe at a phone's and a laptop's width in both themes, by the width of the content at
    `WIDTHS`, by the size of what a finger has to hit, and by what moves although nothing
    should. The viewport is `WIDE` afterwards, the theme light.
    """
    faults: list[str] = []

    def note(where: str, found: list[str]) -> None:
        faults.extend(f"{name}, {where}: {fault}" for fault in found)

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        note(f"{width} px", page.evaluate(OVERFLOW))
        if width in (NARROW, WIDE):
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                # Structure is the same in both: only colours are looked at twice.
                rules = ["color-contrast"] if theme == "dark" else None
                note(f"{width} px {theme}", violations(page, rules))
        if width == NARROW:
            note("by finger", page.evaluate(SMALL_TARGETS, TARGET))
    note("without motion", page.evaluate(MOTION))
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return faults
