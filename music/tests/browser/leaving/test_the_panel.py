"""What leaves my device: the message before it is sent, made from the form itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import one_face
from music.tests.browser.files.part import FilePart
from music.tests.browser.test_accessibility import violations, wider_than_the_screen

pytestmark = pytest.mark.browser

SHARES = [0.05, 0.01, 0.02, 0.7, 0.1, 0.0212, 0.0988]
READ = """shares => {
    const { elements } = document.getElementById('wish');
    elements.namedItem('probabilities').value = JSON.stringify(shares);
    elements.namedItem('origin').value = 'camera';
}"""


def opened(one: Visit) -> Page:
    """The home page with a reading in its form."""
    page = one.open()
    expect(page.locator("#leaves")).to_have_attribute("data-state", "nothing")
    page.evaluate(READ, SHARES)
    expect(page.locator("#leaves")).to_have_attribute("data-state", "ready")
    return page


def letter(page: Page) -> list[tuple[str, str]]:
    raw = page.locator("[data-raw]").text_content() or ""
    return parse_qsl(raw, keep_blank_values=True, strict_parsing=True)


def rows(page: Page) -> dict[str, str]:
    """The name of each field with its value, as the panel lists them."""
    listed = page.locator(".leaves-fields > div").evaluate_all(
        "rows => rows.slice(1).map(row => [row.querySelector('dt').textContent,"
        " row.querySelector('code').textContent])"
    )
    return dict(listed)


def test_before_a_reading_nothing_is_sent(visit: Callable[..., Visit]) -> None:
    page = visit().open()
    panel = page.locator("#leaves")
    expect(panel).to_contain_text("Nothing yet.")
    expect(panel.get_by_text("The message to the letter")).to_be_hidden()
    expect(panel.get_by_role("list", name="The seven numbers")).to_be_hidden()


def test_seven_numbers_in_words_for_everybody(visit: Callable[..., Visit]) -> None:
    page = opened(visit())
    numbers = page.get_by_role("list", name="The seven numbers").get_by_role("listitem")
    expect(numbers).to_have_text(
        [f"{label.title()} {share:.4f}" for label, share in zip(LABELS, SHARES, strict=True)]
    )
    expect(page.locator("#leaves")).to_contain_text("Nothing else is.")
    expect(page.locator("[data-raw]")).to_be_hidden()


def test_the_message_to_the_letter_by_keyboard(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = opened(one)
    page.get_by_text("The message to the letter").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-raw]")).to_be_visible()
    expect(page.locator("[data-address]")).to_have_text(f"POST {one.site}/recommendations/")
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    fields = letter(page)
    assert fields[0] == ("csrfmiddlewaretoken", token)
    assert dict(fields)["probabilities"] == str(SHARES).replace(" ", "")
    assert rows(page) == {name: value or "(empty)" for name, value in fields}
    length = len(page.locator("[data-raw]").text_content() or "")
    expect(page.locator("[data-length]")).to_have_text(str(length))


def test_it_follows_every_choice(visit: Callable[..., Visit]) -> None:
    page = opened(visit())
    assert dict(letter(page))["goal"] == "match"
    page.get_by_label("Lift me").check()
    assert dict(letter(page))["goal"] == "lift"
    page.locator("summary", has_text="More choices").click()
    typed = page.get_by_role("combobox", name="Genres")
    for genre in ("rock", "jazz"):
        typed.fill(genre)
        typed.press("Enter")
    assert [value for name, value in letter(page) if name == "genres"] == ["jazz", "rock"]
    page.get_by_role("button", name="Remove jazz").click()
    assert [value for name, value in letter(page) if name == "genres"] == ["rock"]
    page.evaluate(READ, SHARES[::-1])
    assert dict(letter(page))["probabilities"].startswith("[0.0988")


def test_a_field_that_something_adds_cannot_hide(visit: Callable[..., Visit]) -> None:
    page = opened(visit())
    page.evaluate(
        "() => document.getElementById('wish').addEventListener('formdata',"
        " event => event.formData.set('face', 'pixels'))"
    )
    page.evaluate(READ, SHARES[::-1])
    assert rows(page)["face"] == "pixels"
    assert ("face", "pixels") in letter(page)


def test_a_reading_that_goes_leaves_nothing(visit: Callable[..., Visit]) -> None:
    page = opened(visit())
    page.evaluate("() => { document.querySelector('[name=probabilities]').value = ''; }")
    expect(page.locator("#leaves")).to_have_attribute("data-state", "nothing")


def test_it_tells_the_message_of_a_photo(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.open()
    part = FilePart(one)
    part.choose_picture(one_face())
    part.expect_state("photo")
    expect(page.locator("#leaves")).to_have_attribute("data-state", "ready")
    assert dict(letter(page))["origin"] == "photo"
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#leaves")).to_have_attribute("data-state", "nothing")


def test_changing_numbers_are_not_read_out(visit: Callable[..., Visit]) -> None:
    page = opened(visit())
    live = page.locator("#leaves :is([aria-live=polite], [role=status], [role=alert])")
    expect(live).to_have_count(0)


def test_without_scripts_one_sentence_is_left(visit: Callable[..., Visit]) -> None:
    panel = visit(javascript=False).open().locator("#leaves")
    expect(panel).to_contain_text("stays off without JavaScript")
    expect(panel.get_by_text("Nothing yet.")).to_be_hidden()
    expect(panel.get_by_text("The message to the letter")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_it_shuts_nobody_out(visit: Callable[..., Visit], portrait_video: Path, width: int) -> None:
    page = opened(visit(video=portrait_video, width=width))
    page.get_by_text("The message to the letter").click()
    assert violations(page) == []
    assert not wider_than_the_screen(page)
