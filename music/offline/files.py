"""Which static files a browser keeps to read faces without a network."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.template.loader import render_to_string
from django.utils.functional import LazyObject
from django.utils.translation import override

from emotion.labels import LABELS
from music.static_files import HASHED

PAGE = "offline/page.html"
# Larger ones are kept once they were needed: nobody loads what reads faces without asking.
LARGE_BYTES = 500_000
# What a page or style sheet names, and what a module imports.
_NAMED = re.compile(r"""(?:href|src|data-[\w-]+)="([^"]+)"|url\(["']?([^"')]+)["']?\)""")
_IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")


@dataclass(frozen=True)
class OfflineFiles:
    """Addresses. ``version`` names this page with these files: another one has another."""

    version: str
    small: tuple[str, ...]
    large: tuple[str, ...]


def is_installable() -> bool:
    """Only hashed files may be kept by a browser: others change under the same name."""
    storage = staticfiles_storage
    hashed = storage._wrapped if isinstance(storage, LazyObject) else storage
    return isinstance(hashed, ManifestFilesMixin) and not settings.DEBUG


def page(language: str) -> str:
    with override(language):
        return render_to_string(PAGE, {"labels": LABELS, "language": language})


@lru_cache(maxsize=8)
def offline_files(language: str) -> OfflineFiles:
    """What the offline page names, and what those files name in turn.

    Kept for the life of the process: neither the files nor the page change in it.
    """
    html = page(language)
    found: dict[str, int] = {}
    waiting = list(_named(html, settings.STATIC_URL))
    while waiting:
        address = waiting.pop()
        name = address.removeprefix(settings.STATIC_URL)
        if address in found or not _may_keep(address) or not staticfiles_storage.exists(name):
            continue
        found[address] = staticfiles_storage.size(name)
        if name.endswith((".css", ".js", ".mjs")):
            with staticfiles_storage.open(name) as file:
                waiting += _named(file.read().decode(), address)
    digest = hashlib.sha256("\n".join([html, *sorted(found)]).encode()).hexdigest()
    return OfflineFiles(
        digest[:16],
        tuple(sorted(one for one, size in found.items() if size <= LARGE_BYTES)),
        tuple(sorted(one for one, size in found.items() if size > LARGE_BYTES)),
    )


def _named(text: str, address: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        yield urljoin(address, match[1] or match[2])
    for match in _IMPORTED.finditer(text):
        yield urljoin(address, match[1])


def _may_keep(address: str) -> bool:
    # Modules name types in comments by plain names, which nobody loads.
    return address.startswith(settings.STATIC_URL) and bool(re.search(HASHED, address))
