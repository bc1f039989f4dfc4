from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

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

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Bring the files of translations up to date with the code: new texts come in empty, to "
        "be written by hand; run it again to have the site read them."
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        template = extracted()
        for language, name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            catalog = updated(read(language), template)
            po_file(language).parent.mkdir(parents=True, exist_ok=True)
            po_file(language).write_bytes(written(catalog))
            mo_file(language).write_bytes(compiled(catalog))
            without = missing(catalog)
            self.stdout.write(f"{name}: {len(catalog)} texts, {len(without)} not translated.")
            for message in without[:SHOWN]:
                self.stdout.write(f"  {message.id}")
