"""Where Spotify's pictures and names are shown, by Spotify's rules of design."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.listening.lists import open_known_list
from music.tests.browser.test_editing_a_list import shown
from recommendations.models import Track
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

# Spotify's rules: the whole logo is 70 px wide or wider; corners of 4 px on small devices and
# 8 px on large ones.
NARROWEST_LOGO = 70
ROUNDEST = {390: 4, 1280: 8}

LOGOS = """() => Array.from(document.querySelectorAll(".card .spotify-logo"), (logo) => {
  const style = getComputedStyle(logo);
  const box = logo.getBoundingClientRect();
  return {
    width: box.width, ratio: box.width / box.height,
    colour: style.backgroundColor, mask: style.maskImage,
    leads: logo.closest("a")?.href ?? "",
  };
})"""
ARTWORK = """(picture) => {
  const box = picture.getBoundingClientRect();
  const around = [];
  for (let node = picture; node && !node.matches(".cards"); node = node.parentElement) {
    const style = getComputedStyle(node);
    around.push([style.filter, style.opacity, style.mixBlendMode, style.clipPath, style.rotate]);
  }
  const shape = getComputedStyle(picture);
  const frame = getComputedStyle(picture.parentElement);
  return {
    around: Array.from(new Set(around.map((one) => one.join(" ")))),
    fit: shape.objectFit,
    roundness: Math.max(parseFloat(shape.borderRadius), parseFloat(frame.borderRadius)),
    ratio: box.width / box.height,
    topmost: [0.1, 0.5, 0.9].every((at) => document.elementFromPoint(
      box.left + box.width * at, box.top + box.height * at) === picture),
  };
}"""


def artwork(page: Page) -> object:
    picture = page.locator(".card-art img").first
    expect(picture).to_be_visible()
    # Away from the bars that stay in reach at the edges of the screen.
    picture.evaluate("(picture) => picture.scrollIntoView({ block: 'center' })")
    return picture.evaluate(ARTWORK)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_artwork_is_whole_and_its_own_colours_in_every_theme(
    visit: Callable[..., Visit], standin: StandinServer, width: int, scheme: str
) -> None:
    one = visit(width=width)
    one.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = open_known_list(one, standin)
    found = artwork(page)
    assert isinstance(found, dict)
    assert found["around"] == ["none 1 normal none none"]
    assert found["fit"] == "contain"
    assert found["roundness"] <= ROUNDEST[width]
    assert found["ratio"] == pytest.approx(1, abs=0.02)
    assert found["topmost"]


@pytest.mark.parametrize("width", [390, 1280])
def test_every_card_has_the_whole_logo_and_leads_to_its_track(
    visit: Callable[..., Visit], standin: StandinServer, width: int
) -> None:
    one = visit(width=width)
    page = open_known_list(one, standin)
    logos = page.evaluate(LOGOS)
    tracks = Track.objects.in_bulk(shown(page))
    assert len(logos) == len(tracks) == 12
    for logo, track in zip(logos, shown(page), strict=True):
        assert logo["width"] >= NARROWEST_LOGO
        # The drawing's own frame, so that nothing of it is cut off or stretched.
        assert logo["ratio"] == pytest.approx(512 / 160, rel=0.02)
        assert "/vendor/spotify-logo.svg" in logo["mask"]
        assert logo["colour"] in ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
        assert logo["leads"].startswith(f"{standin.origin}/")
        if spotify_id := tracks[track].spotify_id:
            assert logo["leads"] == f"{standin.origin}/track/{spotify_id}"
    assert any("vendor/spotify-logo.svg" in address for address in one.requested)
    assert one.complaints == []
