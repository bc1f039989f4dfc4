"""Scripts bring no words of their own, and write numbers as the page's language does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from music.tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

NUMBERS = """
  async (language) => {
    document.documentElement.lang = language;
    const { decimals, plain, percentOf } = await import("/static/js/words/numbers.js");
    return [decimals(1234.56, 1), decimals(3, 2), plain(0.5), plain(2000), percentOf(0.478)];
  }
"""
SENTENCE = """
  async () => {
    const { createReadingWords } = await import("/static/js/words/reading.js");
    const template = document.createElement("template");
    template.innerHTML =
      '<p data-sentence="happy">über</p><p data-sentence="said">{one}, {other}, {one}</p>';
    const { say, nameOf } = createReadingWords(template);
    return [say("said", { one: "{other}", other: "$&" }), nameOf("happy")];
  }
"""


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["1,234.6", "3.00", "0.5", "2,000", "48 %"]),
        ("de", ["1.234,6", "3,00", "0,5", "2.000", "48 %"]),
    ],
)
def test_numbers_are_written_as_the_language_does(
    visit: Callable[..., Visit], language: str, written: list[str]
) -> None:
    page = visit().open("/privacy/")
    assert page.evaluate(NUMBERS, language) == written


def test_values_stand_in_a_sentence_as_they_are(visit: Callable[..., Visit]) -> None:
    page = visit().open("/privacy/")
    assert page.evaluate(SENTENCE) == ["{other}, $&, {other}", "Über"]
