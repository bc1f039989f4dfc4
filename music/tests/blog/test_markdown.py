from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from music.blog.markdown import ATTRIBUTES, TAGS, render


def test_paragraphs_emphasis_lists_and_code_become_html() -> None:
    html = render("One *two* **three**\n\n- four\n- five\n\n`six`\n\n    seven <b>\n")
    assert "<em>two</em> <strong>three</strong>" in html
    assert "<li>four</li>" in html
    assert "<code>six</code>" in html
    assert "seven &lt;b&gt;" in html


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# a\n\n## b\n\n# c", ["h2", "h3", "h2"]),
        ("## a\n\n### b", ["h2", "h3"]),
        ("### a\n\n# b", ["h4", "h2"]),
        ("# a\n\n###### b", ["h2", "h6"]),
    ],
)
def test_headings_begin_at_the_second_level(text: str, tags: list[str]) -> None:
    assert re.findall(r"<(h\d)>", render(text)) == tags


def test_a_link_takes_nothing_of_this_page_along() -> None:
    html = render("[there](https://example.org/a?b=c&d=e)")
    assert 'href="https://example.org/a?b=c&amp;d=e"' in html
    assert 'rel="noopener noreferrer"' in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "<a href='javascript:alert(1)'>a</a>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<p style='position:fixed'>a</p>",
        "<iframe src='https://example.org/'></iframe>",
        '[a](https://example.org/ "\\" onclick=\\"alert(1)")',
        '![a](img/logo.svg" onerror="alert(1))',
    ],
)
def test_nothing_in_a_post_can_run_or_dress_up(text: str) -> None:
    assert_harmless(render(text))


@given(st.text(alphabet="<>[]()!\"'#*_`\\ \n:/=abjscriptonimgerf1.", max_size=80))
def test_nothing_in_any_post_can_run_or_dress_up(text: str) -> None:
    assert_harmless(render(text))


def assert_harmless(html: str) -> None:
    for tag, attributes in re.findall(r"<(\w+)((?:\s+[\w-]+=\"[^\"]*\")*)\s*/?>", html):
        assert tag in TAGS
        allowed: Any = ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        assert set(re.findall(r'([\w-]+)="', re.sub(r'"[^"]*"', '""', attributes))) <= allowed
        for address in re.findall(r'(?:href|src)="([^"]*)"', attributes):
            assert not re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE)
    # No other "<" but those that were just looked at.
    left = re.sub(r"</?\w+(?:\s+[\w-]+=\"[^\"]*\")*\s*/?>", "", html)
    assert "<" not in left


def test_a_picture_of_this_site_is_shown_with_its_words() -> None:
    html = render("![Seven petals](img/logo.svg)")
    static = django_settings.STATIC_URL
    assert f'<img src="{static}img/logo.svg" alt="Seven petals" loading="lazy">' in html


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "//example.org/a.png",
        "/static/img/logo.svg",
        "img/../../secret.svg",
        "img/a.php",
        "img/logo.svg/../../../admin/",
        "img/logo.svg?seen-by=somebody",
        "js/home.js",
        "data:image/png;base64,AAAA",
    ],
)
def test_of_any_other_picture_only_the_words_remain(address: str) -> None:
    html = render(f"![What it shows]({address})")
    assert "<img" not in html
    assert "What it shows" in html
    assert "example.org" not in html


def test_in_production_a_picture_that_is_not_there_is_words_too(settings: Settings) -> None:
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    assert render("![Not there](img/missing.png)") == "<p>Not there</p>\n"
