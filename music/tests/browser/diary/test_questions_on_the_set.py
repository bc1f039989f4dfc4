"""Was this right, and did it fit: answered on the set's page without a reload."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from emotion.models import DiaryEntry
from music.tests.browser.conftest import Visit
from music.tests.browser.diary.conftest import SignIn
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser


def test_a_wrong_reading_is_corrected_in_its_place(
    visit: Callable[..., Visit], sign_in: SignIn, listener: User
) -> None:
    one = visit()
    page = sign_in(one)
    one.open(f"/recommendations/{RecommendationSet.objects.get().pk}/")
    page.evaluate("() => { window.stayed = true; }")
    question = page.locator("#mood-question")
    question.get_by_text("No, it was").click()
    assert violations(page) == []
    question.get_by_role("button", name="Sad").click()
    expect(question).to_contain_text("You said: it was sad.")
    expect(page.locator("#said")).to_have_text("Noted: it was sad.")
    expect(question.get_by_role("button", name="Take back")).to_be_focused()
    entry = DiaryEntry.objects.get(set__isnull=False)
    assert entry.corrected == "sad"
    question.get_by_role("button", name="Take back").click()
    expect(question).to_contain_text("Was this right?")
    entry.refresh_from_db()
    assert entry.corrected == ""
    assert page.evaluate("() => window.stayed")
    assert one.complaints == []


def test_whether_it_fitted_takes_one_tap_and_is_announced(
    visit: Callable[..., Visit], sign_in: SignIn, listener: User
) -> None:
    one = visit(width=390)
    page = sign_in(one)
    chosen = RecommendationSet.objects.get()
    one.open(f"/recommendations/{chosen.pk}/")
    page.evaluate("() => { window.stayed = true; }")
    partly = page.locator("#fit").get_by_role("button", name="Partly")
    partly.click()
    expect(partly).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#said")).to_have_text("Noted: it fitted partly.")
    expect(partly).to_be_focused()
    chosen.refresh_from_db()
    assert chosen.fit == "partly"
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    partly.click()
    expect(partly).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#said")).to_have_text("Answer taken back.")
    chosen.refresh_from_db()
    assert chosen.fit == ""
    assert page.evaluate("() => window.stayed")
    assert one.complaints == []


def test_without_scripts_a_visitor_answers_by_a_form(visit: Callable[..., Visit]) -> None:
    one = visit(javascript=False)
    page = one.open()
    page.get_by_role("button", name="Happy").click()
    page.wait_for_url("**/recommendations/*/")
    page.locator("#fit").get_by_role("button", name="Yes").click()
    yes = page.locator("#fit").get_by_role("button", name="Yes")
    expect(yes).to_have_attribute("aria-pressed", "true")
    assert RecommendationSet.objects.get().fit == "yes"
