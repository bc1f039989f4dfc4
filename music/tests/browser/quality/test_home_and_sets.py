"""Home in its states, a set in its own and in all seven moods: the survey finds nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.tests.browser.feed.feed import is_in, start
from music.tests.browser.listening.lists import know_ids
from music.tests.browser.quality.conftest import Enter, go
from music.tests.browser.quality.survey import GROUND, survey
from music.tests.browser.test_accessibility import violations
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.leases import LEASE
from recommendations.services.steps import MayNotLook
from recommendations.spotify.errors import ReconnectNeeded
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

State = SavedPlaylist.State
# By how many px one column of home may be longer than the other before the camera is on.
FARTHEST_APART = 200
ANSWERS: dict[str, dict[str, object]] = {
    "failed": {"state": State.FAILED, "stopped_in": State.ADDING, "problem": "Spotify is down."},
    "uncertain-create": {"state": State.CREATING, "problem_code": MayNotLook.code},
    "uncertain-add": {"state": State.ADDING, "problem_code": MayNotLook.code, "added": 3},
    "reconnect": {"state": State.WANTED, "problem_code": ReconnectNeeded.code},
}


def test_home_in_its_states(enter: Enter) -> None:
    one = enter()
    page = start(one, "steady")
    # The minute's chart and the petals are there, too.
    page.get_by_role("img", name="The emotions of the last 60 seconds").wait_for()
    faults = survey(page, "home, steady")
    page.click("#stop-camera")
    is_in(page, "idle")
    faults += survey(page, "home, idle again")
    page = start(enter(camera=False), "failed")
    faults += survey(page, "home, failed")
    assert faults == []


def test_a_set_in_every_state(enter: Enter, filled: User, standin: StandinServer) -> None:
    know_ids(standin)
    one = enter(listener=filled)
    saved = SavedPlaylist.objects.filter(owner=filled, state=State.FILLED).latest("created_at")
    address = f"/recommendations/{saved.set_id}/"
    faults = []

    def look(state: str, within: str = "#save-bar") -> Page:
        page = go(one, address)
        expect(page.locator("#save-bar")).to_have_attribute("data-state", state)
        faults.extend(survey(page, f"set, {state}", within=within))
        return page

    page = look("saved", "html")
    page.locator("[data-player]").first.click()
    expect(page.frame_locator(".player").locator(".track-title")).to_be_visible()
    faults += survey(page, "set, player open")

    def change(**values: object) -> None:
        SavedPlaylist.objects.filter(pk=saved.pk).update(**values)

    change(state=State.ADDING, leased_until=timezone.now() + LEASE)
    look("saving")
    SpotifyConnection.objects.update(scopes="")
    for state, values in ANSWERS.items():
        change(**({"leased_until": None, "problem": ""} | values))
        look(state)
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES))
    SavedPlaylist.objects.filter(pk=saved.pk).delete()
    look("ready", "html")
    chosen = RecommendationSet.objects.get(pk=saved.set_id)
    chosen.entries.update(removed=True)
    look("nothing-left")
    chosen.entries.update(removed=False)
    SpotifyConnection.objects.all().delete()
    look("connect")
    chosen.entries.all().delete()
    page = go(one, address)
    expect(page.locator(".empty")).to_be_visible()
    faults += survey(page, "set, empty")
    assert faults == []


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_the_two_columns_of_home_end_near_each_other(enter: Enter, width: int) -> None:
    page = go(enter(width=width), "/")
    ends = []
    for column in (".home-files", ".home-feed"):
        box = page.locator(column).bounding_box()
        assert box is not None
        ends.append(box["y"] + box["height"])
    assert abs(ends[0] - ends[1]) < FARTHEST_APART


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_mood_shuts_anybody_out(enter: Enter, theme: str) -> None:
    one = enter()
    page = go(one, "/")
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    found = {}
    for path in ("home", "set"):
        if path == "set":
            page.locator("#hand button").first.click()
            page.wait_for_url("**/recommendations/*/")
            page.wait_for_load_state("networkidle")
        page.evaluate(GROUND, "--glow-near")
        for label in LABELS:
            page.evaluate("label => { document.body.dataset.emotion = label; }", label)
            found[f"{path}, {label}"] = violations(page, ["color-contrast"])
    assert not any(found.values()), found
