"""What left a page, as the browser and the site saw it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.signals import request_started
from playwright.sync_api import ConsoleMessage, Request, Route

from music.content_security import WORKER_POLICY
from music.tests.browser.conftest import Visit

WATCH = Path(__file__).with_name("watch.js").read_text()
WATCH_ADDRESS = "/watch-of-the-tests.js"
WORKER = "**/js/reading/worker*.js"
TOLD = "leaving "


@dataclass(frozen=True)
class Arrival:
    """One request as it reached the site, with every byte of its body."""

    method: str
    path: str
    query: str
    body: bytes
    header_bytes: int


@dataclass(frozen=True)
class Departure:
    """One request as the browser began it, whether or not it got anywhere."""

    method: str
    url: str
    kind: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass
class Record:
    """Everything that left since the watch began. ``told`` names what is no plain request:
    beacons, sockets, peer connections, and what the content policy stopped.
    """

    site: str
    arrivals: list[Arrival] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def clear(self) -> None:
        for seen in (self.arrivals, self.departures, self.told):
            seen.clear()


@contextmanager
def watched(one: Visit) -> Iterator[Record]:
    """Record what leaves the pages and workers of a visit that has not opened any yet."""
    record = Record(one.site)
    context = one.page.context
    context.add_init_script(WATCH)
    context.route(f"**{WATCH_ADDRESS}", _serve_watch)
    context.route(WORKER, _watch_worker)
    context.on("request", lambda request: record.departures.append(_departure(request)))
    context.on("console", lambda said: _hear(record, said))
    receive = _receiver(record)
    request_started.connect(receive)
    try:
        yield record
    finally:
        request_started.disconnect(receive)


def _departure(request: Request) -> Departure:
    return Departure(request.method, request.url, request.resource_type)


def _hear(record: Record, said: ConsoleMessage) -> None:
    if said.text.startswith(TOLD):
        record.told.append(said.text.removeprefix(TOLD))


def _receiver(record: Record) -> Callable[..., None]:
    """Reads bodies at the site's door: Chromium does not tell those that are blobs."""

    def receive(sender: Any, environ: dict[str, Any], **kwargs: Any) -> None:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        headers = sum(len(name) + len(str(environ[name])) for name in environ if "HTTP_" in name)
        record.arrivals.append(
            Arrival(
                method=environ["REQUEST_METHOD"],
                path=environ["PATH_INFO"],
                query=environ["QUERY_STRING"],
                body=body,
                header_bytes=headers,
            )
        )

    return receive


def _serve_watch(route: Route) -> None:
    route.fulfill(body=WATCH, content_type="text/javascript")


def _watch_worker(route: Route) -> None:
    """The worker as it is, the watch before it, under the policy that production sends."""
    answer = route.fetch()
    route.fulfill(
        response=answer,
        body=f'import "{WATCH_ADDRESS}";\n{answer.text()}',
        headers={**answer.headers, "content-security-policy": WORKER_POLICY},
    )
