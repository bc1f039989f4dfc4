"""What the other tests look with finds each kind of fault where there is one, and no other."""

from __future__ import annotations

import pytest

from music.tests.browser.quality.conftest import Enter
from music.tests.browser.quality.keys import look, reach
from music.tests.browser.quality.survey import survey
from music.tests.browser.quality.test_without_scripts import DEAD

pytestmark = pytest.mark.browser

# Without style attributes, which the site's policy does not allow.
STYLES = """
  .pale { color: #bbb }
  .wide { inline-size: 1300px }
  .small { display: inline-block; inline-size: 12px; block-size: 12px; padding: 0 }
  .narrow { inline-size: 2rem; overflow-wrap: anywhere }
  .moving { transition: inline-size 0.3s !important }
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
    "<p class='narrow'>Unbelievable</p>": ["“Unbelievable” is broken"] * 5,
    f"<p>{'Word after word. ' * 9}</p>": ["letters a line"],
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


# What stands behind a button that has all it needs, and what is said of it.
AT_A_STOP = {
    "<button id=b>Fine</button>": "",
    "<button id=b class=ringless>Unseen</button>": "nothing shows the focus",
    "<button id=b>Under</button><p class=cover>Above</p>": "something covers",
    "<p id=b>No stop at all</p>": "the focus is lost",
    "<a id=b href=# tabindex=2>Later</a><a class=here href=# tabindex=1>Now</a>": "out of order",
}


def test_who_has_only_a_keyboard_notices_what_is_wrong(enter: Enter) -> None:
    page = enter().open("/team/")
    styles = """
      .ringless:focus-visible { outline: none !important; box-shadow: none }
      .cover { position: fixed; inset: 0; background: Canvas; z-index: 9 }
    """
    for html, wanted in AT_A_STOP.items():
        page.evaluate(PLANT, {"html": html, "styles": styles})
        page.locator(".here, #main:not(:has(.here))").focus()
        if not wanted:
            reach(page, "#b")
            continue
        with pytest.raises(AssertionError, match=wanted):
            reach(page, "#b")
    page.evaluate("() => document.activeElement.blur()")
    with pytest.raises(AssertionError, match="the focus is lost"):
        look(page)


def test_dead_buttons_are_noticed(enter: Enter) -> None:
    page = enter(javascript=False).open("/")
    assert page.evaluate(DEAD) == []
    with_scripts = enter().open("/")
    with_scripts.wait_for_load_state("networkidle")
    assert any("start-camera" in dead for dead in with_scripts.evaluate(DEAD))
