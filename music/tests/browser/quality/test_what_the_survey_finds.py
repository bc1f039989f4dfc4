"""The survey of the other tests finds each kind of fault where there is one, and no other."""

from __future__ import annotations

import pytest

from music.tests.browser.quality.conftest import Enter
from music.tests.browser.quality.survey import survey

pytestmark = pytest.mark.browser

# Without style attributes, which the site's policy does not allow.
STYLES = """
  .pale { color: #bbb }
  .wide { inline-size: 1300px }
  .small { display: inline-block; inline-size: 12px; block-size: 12px; padding: 0 }
  .moving { transition: color 0.3s !important }
  .turning { animation: turn 2s infinite !important }
  @keyframes turn { to { rotate: 1turn } }
"""
# What to plant into an empty page, and the end of each fault's description without the element.
PLANTED = {
    "<p>All is well</p>": [],
    "<p class='pale'>Hard to read</p>": ["color-contrast"] * 2,
    "<button></button>": ["button-name"] * 2,
    "<p class='wide'>Wide</p>": ["px too wide"] * 4,
    "<button class='small'>a</button><button class='small'>b</button>": ["target-size"] * 4,
    "<p class='moving'>Moves</p>": ["transition of P.moving"],
    "<p class='turning'>Turns</p>": ["animation of P.turning"],
}
PLANT = """({ html, styles }) => {
  const sheet = (window.planted ??= new CSSStyleSheet());
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  document.querySelector("main").innerHTML = `<h1>Planted</h1>${html}`;
}"""


def test_each_planted_fault_is_found(enter: Enter) -> None:
    one = enter()
    page = one.open("/team/")
    for html, wanted in PLANTED.items():
        page.evaluate(PLANT, {"html": html, "styles": STYLES})
        found = survey(page, "planted")
        assert len(found) == len(wanted), (html, found)
        for fault, kind in zip(found, wanted, strict=True):
            assert kind in fault, (html, found)
