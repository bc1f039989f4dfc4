"""The translations as files: what is written by hand, and what the site reads."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from music.paths import BASE_DIR

LOCALE_DIR = BASE_DIR / "music" / "locale"
WIDTH = 100
# Files that say when they were made would differ from run to run.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def po_file(language: str) -> Path:
    return LOCALE_DIR / language / "LC_MESSAGES" / "django.po"


def mo_file(language: str) -> Path:
    return po_file(language).with_suffix(".mo")


def read(language: str) -> Catalog:
    """What is translated, or an empty catalogue of that language."""
    path = po_file(language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    else:
        catalog = Catalog(locale=language, project="WMusic", charset="utf-8", fuzzy=False)
    catalog.creation_date = catalog.revision_date = NO_DATE
    return _headed(catalog)


def _headed(catalog: Catalog) -> Catalog:
    """With a head that says whose it is: Babel's own is a form to be filled in."""
    catalog.header_comment = f"# WMusic in the language {catalog.locale_identifier}."
    catalog.project, catalog.version = "WMusic", "1"
    catalog.msgid_bugs_address = ""
    catalog.last_translator = catalog.language_team = "The WMusic authors"
    return catalog


def updated(translated: Catalog, template: Catalog) -> Catalog:
    """`translated` with the messages of `template`: those that are new, empty; those that
    nobody says any more, gone. Nothing is guessed from what is alike."""
    translated.update(template, no_fuzzy_matching=True, update_header_comment=False)
    translated.obsolete.clear()
    translated.creation_date = translated.revision_date = NO_DATE
    return translated


def written(catalog: Catalog) -> bytes:
    """As it stands in the file: in order, without line numbers, which change with every edit
    elsewhere."""
    out = BytesIO()
    write_po(out, catalog, width=WIDTH, no_location=True, sort_output=True)
    return out.getvalue()


def compiled(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def missing(catalog: Catalog) -> list[Message]:
    """Messages without a whole translation."""
    return [one for one in catalog if one.id and (one.fuzzy or not _is_whole(one))]


def _is_whole(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(strings)
