"""A browser that cannot read faces may have the site do it, if its user agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from emotion.labels import LABELS
from music.tests.browser.conftest import Visit
from music.tests.browser.leaving.record import Arrival, Record, watched
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser

OLD = {
    "no workers": "delete window.Worker;",
    "no SIMD": "WebAssembly.validate = () => false;",
}
FRAME = "/emotion/frame/"
JPEG = b"\xff\xd8\xff"


@pytest.fixture
def old_browser(
    visit: Callable[..., Visit], portrait_video: Path
) -> Iterator[tuple[Visit, Record]]:
    one = visit(video=portrait_video)
    with watched(one) as record:
        one.page.add_init_script(OLD["no workers"])
        yield one, record


def frames(record: Record) -> list[Arrival]:
    return [arrival for arrival in record.arrivals if arrival.path == FRAME]


def start(page: Page) -> None:
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-reason", "unsupported")
    expect(page.locator("#server-reading")).to_be_visible()


def agree(page: Page) -> None:
    page.get_by_role("button", name="Send frames to this site").click()
    expect(page.locator("#recommend")).to_be_enabled()


def wait_for_frames(page: Page, record: Record, count: int) -> None:
    for _ in range(200):
        if len(frames(record)) >= count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{len(frames(record))} frames arrived, not {count}")


@pytest.mark.parametrize("lacking", OLD)
def test_it_is_offered_where_the_browser_cannot(
    visit: Callable[..., Visit], portrait_video: Path, lacking: str
) -> None:
    one = visit(video=portrait_video)
    one.page.add_init_script(OLD[lacking])
    page = one.open()
    expect(page.locator("#server-reading")).to_be_hidden()
    start(page)
    assert violations(page) == []


def test_it_is_not_offered_where_the_browser_can(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    page = visit(video=portrait_video).open()
    page.click("#start-camera")
    expect(page.locator("#recommend")).to_be_enabled()
    expect(page.locator("#server-reading")).to_be_hidden()


def test_nothing_is_sent_before_the_user_agrees(old_browser: tuple[Visit, Record]) -> None:
    one, record = old_browser
    page = one.open()
    start(page)
    page.wait_for_timeout(1000)
    assert [arrival for arrival in record.arrivals if arrival.method == "POST"] == []


def test_who_agrees_has_the_face_read_and_gets_music(old_browser: tuple[Visit, Record]) -> None:
    one, record = old_browser
    page = one.open()
    start(page)
    agree(page)
    expect(page.locator("#overlay[data-box]")).to_be_attached()
    expect(page.locator("#server-reading")).to_contain_text("You agreed")
    panel = page.locator("#leaves")
    expect(panel).to_contain_text("pictures are sent to this site to be read")
    expect(panel.get_by_text("Pictures stay in this browser.")).to_be_hidden()
    expect(panel.get_by_text("Nothing else is.")).to_be_hidden()
    expect(page.locator("#feed")).to_have_attribute("data-state", "steady")
    page.click("#recommend")
    page.wait_for_url("**/recommendations/*/")
    made = RecommendationSet.objects.get()
    assert LABELS[made.probabilities.index(max(made.probabilities))] == "happy"
    assert made.origin == "camera"
    assert frames(record)
    assert all(one.body.startswith(JPEG) for one in frames(record))


def test_no_more_frames_are_sent_than_the_site_reads(old_browser: tuple[Visit, Record]) -> None:
    one, record = old_browser
    answers: list[int] = []
    one.page.on("response", lambda answer: answers.append(answer.status))
    page = one.open()
    start(page)
    agree(page)
    wait_for_frames(page, record, 12)
    assert 429 not in answers


def test_the_agreement_can_be_taken_back(old_browser: tuple[Visit, Record]) -> None:
    one, record = old_browser
    page = one.open()
    start(page)
    agree(page)
    page.get_by_role("button", name="Stop sending frames").click()
    expect(page.locator("#feed")).to_have_attribute("data-state", "idle")
    expect(page.locator("#consent")).to_contain_text("inside this browser", use_inner_text=True)
    expect(page.get_by_role("button", name="Send frames to this site")).to_be_focused()
    page.wait_for_timeout(500)
    record.clear()
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-reason", "unsupported")
    page.wait_for_timeout(1000)
    assert frames(record) == []
    agree(page)


def test_while_it_holds_the_words_before_the_camera_say_so(
    old_browser: tuple[Visit, Record],
) -> None:
    one, _ = old_browser
    page = one.open()
    consent = page.locator("#consent")
    expect(consent.get_by_text("You agreed")).to_be_hidden()
    start(page)
    agree(page)
    page.click("#stop-camera")
    expect(consent.get_by_text("You agreed")).to_be_visible()
    expect(consent.get_by_text("inside this browser")).to_be_hidden()


def test_a_reload_ends_the_agreement(old_browser: tuple[Visit, Record]) -> None:
    one, record = old_browser
    page = one.open()
    start(page)
    agree(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    record.clear()
    start(page)
    page.wait_for_timeout(1000)
    assert frames(record) == []


def test_taking_it_back_on_one_page_ends_it_on_the_other(
    old_browser: tuple[Visit, Record],
) -> None:
    one, _ = old_browser
    page = one.open()
    start(page)
    agree(page)
    other = page.context.new_page()
    other.add_init_script(OLD["no workers"])
    other.goto(one.site)
    other.click("#start-camera")
    agree(other)
    other.get_by_role("button", name="Stop sending frames").click()
    other.close()
    page.bring_to_front()
    expect(page.locator("#feed")).to_have_attribute("data-reason", "unsupported")
    expect(page.get_by_role("button", name="Send frames to this site")).to_be_visible()


def test_a_site_that_does_not_answer_is_told_and_recovers(
    old_browser: tuple[Visit, Record],
) -> None:
    one, _ = old_browser
    page = one.open()
    start(page)
    page.route("**/emotion/**", lambda route: route.abort())
    page.get_by_role("button", name="Send frames to this site").click()
    expect(page.get_by_text("This site did not answer, so nothing is sent.")).to_be_visible()
    page.unroute("**/emotion/**")
    agree(page)
    page.route(f"**{FRAME}", lambda route: route.abort())
    expect(page.locator("#feed")).to_have_attribute("data-reason", "crashed")
    page.unroute(f"**{FRAME}")
    page.click("#try-again")
    expect(page.locator("#recommend")).to_be_enabled()


def test_the_operator_can_remove_it(old_browser: tuple[Visit, Record], settings: Settings) -> None:
    one, _ = old_browser
    settings.SERVER_READING = False
    page = one.open()
    expect(page.locator("#server-reading")).to_have_count(0)
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-reason", "unsupported")
    assert page.request.post(one.site + FRAME).status in (403, 404)


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_agreement_fits_the_screen(
    visit: Callable[..., Visit], portrait_video: Path, width: int
) -> None:
    one = visit(video=portrait_video, width=width)
    one.page.add_init_script(OLD["no SIMD"])
    page = one.open()
    start(page)
    assert not wider_than_the_screen(page)
    agree(page)
    assert violations(page) == []
    assert not wider_than_the_screen(page)
