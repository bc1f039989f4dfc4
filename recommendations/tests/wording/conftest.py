from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from pytest_django.fixtures import Settings

# A message's text, or its context and its text, or its singular and plural in a list.
Texts = Mapping[str | tuple[str, str], str | tuple[str, str]]
Speak = Callable[[Texts], None]


@pytest.fixture
def german(tmp_path: Path, settings: Settings) -> Speak:
    """Make these the only German words that the site knows of its own."""

    def speak(texts: Texts) -> None:
        catalog = Catalog(locale="de", charset="utf-8", fuzzy=False)
        for text, said in texts.items():
            context, one = text if isinstance(text, tuple) else (None, text)
            if isinstance(said, tuple):
                catalog.add((one, one), said)
            else:
                catalog.add(one, said, context=context)
        folder = tmp_path / "de" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, catalog)
        settings.LOCALE_PATHS = [tmp_path]

    return speak
