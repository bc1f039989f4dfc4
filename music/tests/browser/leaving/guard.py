"""What may leave the home page, and what must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.urls import reverse

from music.tests.browser.leaving.record import Arrival, Departure, Record
from recommendations.wish_form import WishForm

# The fields of the one message. Whoever adds one must add it here, to the panel's words and
# to the privacy page.
FIELDS = {
    "csrfmiddlewaretoken",
    "probabilities",
    "origin",
    "goal",
    "engine",
    "familiarity",
    "genres",
    "decades",
    "no_explicit",
    "instrumental_only",
    "slowest",
    "fastest",
    "again",
}
SHARE = r"(?:0(?:\.\d{1,4})?|1)"
SEVEN_SHARES = re.compile(rf"\[{SHARE}(?:,{SHARE}){{6}}\]")
# No picture fits into this; twenty genres do.
MOST_BYTES = 2000
# What browsers send of themselves, and two cookies.
MOST_HEADER_BYTES = 3000
PATHS = re.compile(
    r"/(?:static/[\w./@-]+|watch-of-the-tests\.js|recommendations/[\w-]+/(?:cover\.jpg)?)?"
)


def leaks(record: Record, *, message: bytes | None = None, covers: str = "") -> list[str]:
    """Say of everything that should not have left what it was; nothing if all is well.

    `message` is the one body that may leave, once. `covers` is the origin of the artwork on
    the page of the set that comes of it.
    """
    found = [f"used {told}" for told in record.told]
    found += [
        f"{one.kind} {one.method} to {one.url[:200]}"
        for one in record.departures
        if not _is_fine(one, record.site, covers)
    ]
    bodies = [one for one in record.arrivals if one.body]
    found += [
        f"{one.method} {one.path} with {len(one.body)} bytes"
        for one in bodies
        if one.body != message or one.path != reverse("recommendations:create")
    ]
    if len(bodies) > 1:
        found.append(f"{len(bodies)} bodies")
    return found + [
        f"{one.method} {one.path}?{one.query} with {one.header_bytes} bytes of headers"
        for one in record.arrivals
        if not one.body and not _is_plain(one)
    ]


def faults(message: bytes) -> list[str]:
    """Say what is wrong with the one message; nothing if it is what the page promises."""
    fields = parse_qsl(message.decode("ascii"), keep_blank_values=True, strict_parsing=True)
    return list(_faults(message, fields))


def _faults(message: bytes, fields: list[tuple[str, str]]) -> Iterator[str]:
    names = [name for name, _ in fields]
    if len(message) > MOST_BYTES:
        yield f"{len(message)} bytes"
    if unknown := set(names) - FIELDS:
        yield f"fields {sorted(unknown)}"
    if not SEVEN_SHARES.fullmatch(dict(fields).get("probabilities", "")):
        yield "not seven numbers of four decimals"
    for name in set(names) - {"genres", "decades"}:
        if names.count(name) > 1:
            yield f"{name} more than once"
    form = WishForm(QueryDict(message))
    if not form.is_valid():
        yield from form.messages()


def _is_fine(one: Departure, site: str, covers: str) -> bool:
    # Neither leaves the browser.
    if one.url.startswith(("blob:", "data:")):
        return True
    is_cover = one.origin == covers and (one.kind, one.method) == ("image", "GET")
    return one.origin == site or is_cover


def _is_plain(one: Arrival) -> bool:
    return (
        one.method in ("GET", "POST")
        and (one.method == "GET" or one.path == reverse("recommendations:create"))
        and PATHS.fullmatch(one.path) is not None
        and not one.query
        and one.header_bytes <= MOST_HEADER_BYTES
    )
