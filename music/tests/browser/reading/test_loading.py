"""What is loaded, how much of it is told, and from where it comes the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Playwright

from music.development.browser.static_site import StaticSite
from music.development.chromium import find
from music.tests.browser.conftest import QUIET
from music.tests.browser.reading.page import FILES, ReadingPage

pytestmark = pytest.mark.browser

LARGE = [path for name, path in FILES.items() if name != "worker"]
# For each resource of the worker how much of it came over the wire.
TRANSFERRED = """() => performance.getEntriesByType('resource')
    .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])"""
FORBIDDEN = """async () => {
    const violated = new Promise((done) => {
        addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
    });
    const outcome = await fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused');
    return [outcome, await violated];
}"""
LOAD_TWICE = """async () => {
    await Promise.all([vision.load(), vision.load()]);
    await vision.load();
}"""
# A server that says how long its files are, and one that does not.
WITH_LENGTHS = """async ([module, answers]) => {
    const { download } = await import(module);
    const told = [];
    self.fetch = async (url) => {
        const [body, headers] = answers[url.pathname];
        return new Response(body, { headers });
    };
    const files = await download({ a: '/a', b: '/b' }, (...bytes) => told.push(bytes));
    return [told.at(-1), Object.values(files).map((file) => new TextDecoder().decode(file))];
}"""
STALLING = """async (module) => {
    const { download } = await import(module);
    self.fetch = (url, { signal }) => new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
    });
    return download({ a: '/a' }, () => {}, 20).catch((error) => error.kind);
}"""


def test_progress_rises_to_the_sum_of_all_files(reading_page: ReadingPage) -> None:
    told = reading_page.page.evaluate("() => progress")
    found = [finders.find(path) for path in LARGE]
    size = sum(Path(path).stat().st_size for path in found if path)
    assert len(told) > len(LARGE)
    assert told == sorted(told)
    assert {total for _, total in told} == {size}
    assert told[-1] == [size, size]


def test_a_second_visit_loads_nothing_again(
    playwright: Playwright, site: StaticSite, tmp_path: Path
) -> None:
    # A context of its own on the disk: private ones keep no large files.
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=find(), headless=True, args=list(QUIET)
    )
    try:
        came = []
        for _ in range(2):
            visit = ReadingPage(context.new_page(), site)
            visit.open()
            assert visit.load() is None
            came.append(dict(visit.worker.evaluate(TRANSFERRED)))
            visit.page.close()
    finally:
        context.close()
    assert set(came[0]) == set(came[1]) >= {site.url(path) for path in LARGE}
    assert sum(came[0].values()) > 1_000_000
    assert set(came[1].values()) == {0}


def test_loading_twice_starts_one_worker(closed_page: ReadingPage) -> None:
    closed_page.open()
    closed_page.page.evaluate(LOAD_TWICE)
    assert len(closed_page.page.workers) == 1
    network = closed_page.site.url(FILES["network"])
    assert len([url for url in closed_page.requested if url.endswith(network)]) == 1


def test_nothing_is_asked_of_another_origin(reading_page: ReadingPage) -> None:
    assert reading_page.requested
    assert {
        url for url in reading_page.requested if not url.startswith(reading_page.site.origin)
    } == set()
    assert reading_page.complaints == []


def test_the_worker_may_not_talk_to_another_origin(reading_page: ReadingPage) -> None:
    assert reading_page.worker.evaluate(FORBIDDEN) == ["refused", "connect-src"]


def test_lengths_after_decompression_are_preferred_and_none_is_needed(
    closed_page: ReadingPage,
) -> None:
    closed_page.open()
    module = closed_page.site.url("js/reading/download.js")
    encoded = {"Content-Encoding": "br", "Content-Length": "1"}
    answers = {
        "/a": ["abcd", {**encoded, "X-Decoded-Length": "4"}],
        "/b": ["efghi", encoded],
    }
    told, texts = closed_page.page.evaluate(WITH_LENGTHS, [module, answers])
    assert (told, texts) == ([9, 9], ["abcd", "efghi"])


def test_a_connection_that_stalls_is_a_failed_download(closed_page: ReadingPage) -> None:
    closed_page.open()
    module = closed_page.site.url("js/reading/download.js")
    assert closed_page.page.evaluate(STALLING, module) == "download"
