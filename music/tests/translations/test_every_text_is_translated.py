from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.checkers import python_format
from django.conf import settings

from music.development.translations.extraction import extracted
from music.development.translations.files import (
    compiled,
    missing,
    mo_file,
    po_file,
    read,
    updated,
    written,
)

LANGUAGES = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_there_is_a_second_language() -> None:
    assert LANGUAGES


def test_no_text_is_missing(language: str, template: Catalog) -> None:
    """`python manage.py translations` puts new ones into the file, to be written."""
    catalog = updated(read(language), template)
    assert [one.id for one in missing(catalog)] == []


def test_the_file_is_as_the_command_writes_it(language: str, template: Catalog) -> None:
    catalog = updated(read(language), template)
    assert po_file(language).read_bytes() == written(catalog)


def test_the_site_reads_what_is_in_the_file(language: str) -> None:
    assert mo_file(language).read_bytes() == compiled(read(language))


def test_a_translation_fills_in_the_same_values(language: str) -> None:
    for message in read(language):
        wanted = set(PLACEHOLDER.findall(" ".join(_texts(message.id))))
        for translation in _texts(message.string):
            used = set(PLACEHOLDER.findall(translation))
            # A plural form may say "one" in words.
            assert used <= wanted, message.id
            if isinstance(message.id, str):
                assert used == wanted, message.id
        if message.python_format:
            python_format(None, message)


def test_a_text_that_nobody_translated_would_be_noticed(language: str) -> None:
    catalog = read(language)
    catalog.add("A text that nobody has written yet")
    assert "A text that nobody has written yet" in [one.id for one in missing(catalog)]


def _texts(value: str | tuple[str, ...] | list[str] | None) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value or []
