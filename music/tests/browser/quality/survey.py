"""What is wrong with a page for the eye, for a finger and for those who cannot see it."""

from __future__ import annotations

from playwright.sync_api import Page

from music.tests.browser.test_accessibility import violations

NARROW, WIDE = 390, 1280
HEIGHT = 900
# The narrowest at which WCAG 2.2 (1.4.10) wants a page whole, a phone, a tablet, a laptop,
# a large screen.
WIDTHS = (320, NARROW, 768, WIDE, 1920)

OVERFLOW = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const inside = (element) => element.parentElement.closest("*") !== document.documentElement;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => inside(element) && element.getBoundingClientRect().right > clientWidth + 0.5);
  const last = wide.at(-1);
  return [`${scrollWidth - clientWidth} px too wide: ${last ? last.outerHTML.slice(0, 100) : ""}`];
}"""
# A word that begins in one line and ends in the next, without a hyphen: its place is too narrow.
BROKEN = """() => {
  const found = new Set();
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text, currentNode: { parentElement: holder } } = texts;
    const isUnread = holder.closest("script, svg, select, textarea, .unseen");
    if (isUnread || !holder.checkVisibility()) continue;
    if (getComputedStyle(holder).hyphens === "auto") continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]{2,24}/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set(Array.from(range.getClientRects(), (part) => Math.round(part.top)));
      if (lines.size > 1) found.add(`“${word[0]}” is broken in ${holder.outerHTML.slice(0, 100)}`);
    }
  }
  return [...found];
}"""
# The longest line of running text, in characters of an average width of half their height.
LONGEST_LINE = 100
LONG_LINES = """(longest) => {
  const found = [];
  for (const one of document.querySelectorAll("main p")) {
    if (!one.checkVisibility() || one.innerText.length <= longest) continue;
    const letter = parseFloat(getComputedStyle(one).fontSize) / 2;
    const letters = Math.round(one.getBoundingClientRect().width / letter);
    if (letters > longest) found.push(`${letters} letters a line: ${one.outerHTML.slice(0, 100)}`);
  }
  return found;
}"""
# A page's ground is drawn by a pseudo element, before which axe gives up on every contrast.
# So it stands on one flat colour instead, and all of its texts are judged.
GROUND = """(colour) => {
  const sheet = new CSSStyleSheet();
  const flat = `body { background: var(${colour}) !important }`;
  sheet.replaceSync(`${flat} body::before { content: none }`);
  document.adoptedStyleSheets.push(sheet);
}"""
MOTION = """() => {
  const longest = (times) => Math.max(...times.split(",").map(
    (time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
  const found = new Set();
  for (const element of document.querySelectorAll("body, body *")) {
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


def survey(page: Page, name: str, *, within: str = "html") -> list[str]:
    """Everything that is wrong with the page as it stands, each with where it shows.

    By axe at a phone's and a laptop's width in both themes (its rules tell also what is too
    small for a finger), by the width of the content and by broken words at `WIDTHS`, by the
    length of lines, and by what moves although nothing should. Axe looks `within` a part where
    the rest was looked at before. The viewport is `WIDE` afterwards, the theme light.
    """
    faults: list[str] = []
    page.evaluate(GROUND, "--paper")

    def note(where: str, found: list[str]) -> None:
        faults.extend(f"{name}, {where}: {fault}" for fault in found)

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        note(f"{width} px", page.evaluate(OVERFLOW))
        note(f"{width} px", page.evaluate(BROKEN))
        if width in (NARROW, WIDE):
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                # Structure is the same in both: only colours are looked at twice.
                rules = ["color-contrast"] if theme == "dark" else None
                note(f"{width} px {theme}", violations(page, rules, within=within))
    note("widest", page.evaluate(LONG_LINES, LONGEST_LINE))
    note("without motion", page.evaluate(MOTION))
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return faults
