"""The survey of the other tests finds each kind of fault where there is one, and no other."""

from __future__ import annotations

import pytest

from music.tests.browser.quality.conftest import Enter
from music.tests.browser.quality.survey import survey

pytestmark = pytest.mark.browser

# Without style attributes, which the site's policy does not allow.
STYLES = """
  .pale { color: #ddd; background: #fff }
  .wide { inline-size: 1300px }
  .small { display: inline-block; inline-size: 12px; block-size: 12px; overflow: hidden }
  .moving { transition: color 0.3s }
  .turning { animation: turn 2s infinite }
  @keyframes turn { to { rotate: 1turn } }
"""
PLANTED = {
    "": [],
    "<p class='pale'>Hard to read</p>": ["color-contrast"],
    "<button></button>": ["button-name"],
    "<p class='wide'>Wide</p>": ["320 px: 996 px too wide", "too wide", "too wide", "too wide"],
    "<button class='small'>a</button><button class='small'>b</button>": ["12x12 px", "12x12 px"],
    "<p class='moving'>Moves</p>": ["transition of P.moving"],
    "<p class='turning'>Turns</p>": ["animation of P.turning"],
}
PLANT = """({ html, styles }) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  document.querySelector("main").innerHTML = `<h1>Planted</h1>${html}`;
}"""


def test_each_planted_fault_is_found(enter: Enter) -> None:
    one = enter()
    page = one.open("/team/")
    for html, wanted in PLANTED.items():
        page.evaluate(PLANT, {"html": html, "styles": STYLES})
        print(html, survey(page, "planted"))
