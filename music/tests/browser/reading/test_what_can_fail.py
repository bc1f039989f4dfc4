from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route

from music.tests.browser.reading.page import FILES, ReadingPage
from music.tests.browser.video import portrait

pytestmark = pytest.mark.browser

DIE = "() => setTimeout(() => { throw new Error('on purpose'); })"
# A worker that says it is loaded and then nothing more.
MUTE = """self.addEventListener('message', ({ data }) => {
    if (data.ask === 'load') self.postMessage({ answer: 'loaded' });
});"""
CLOSE_WHILE_LOOKING = """async (index) => {
    const looking = vision.look(pictures[index], 0);
    await Promise.resolve();
    vision.close();
    return looking.catch((error) => error.kind);
}"""
WITHOUT_SIMD = "WebAssembly.validate = () => false;"
WITHOUT_MODULE_WORKERS = """window.Worker = class {
    constructor(url) {
        if (String(url).includes('[')) throw new SyntaxError('not an address');
        throw new Error('must not be started');
    }
};"""

# As Firefox does with privacy.resistFingerprinting.
NOISE_FOR_PIXELS = """CanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) => {
    const data = new Uint8ClampedArray(4 * width * height);
    for (let at = 0; at < data.length; at += 1) data[at] = at % 4 === 3 ? 255 : (at * 7919) % 256;
    return { data, width, height };
};"""

# As browsers do that only want devices to differ.
A_TRACE_OF_NOISE = """{
    const shown = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...area) {
        const picture = shown.apply(this, area);
        for (let at = 0; at < picture.data.length; at += 13) picture.data[at] ^= 1;
        return picture;
    };
}"""


def replace(page: ReadingPage, name: str, **answer: Any) -> None:
    """Let the site answer something else than the file."""

    def fulfil(route: Route) -> None:
        route.fulfill(**answer)

    page.page.route(f"**{page.site.url(FILES[name])}", fulfil)


def restore(page: ReadingPage) -> None:
    page.page.unroute_all()


def works(page: ReadingPage) -> bool:
    return bool(page.ask("look", portrait(), 0)["state"] == "happy")


@pytest.mark.parametrize("name", FILES)
def test_a_lost_file_is_a_failed_download_and_can_be_tried_again(
    closed_page: ReadingPage, name: str
) -> None:
    replace(closed_page, name, status=404, body="")
    closed_page.open()
    assert closed_page.load() == "download"
    restore(closed_page)
    assert closed_page.load() is None
    assert works(closed_page)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("network", "broken-network"),
        ("wasm", "broken-network"),
        ("runtime", "broken-network"),
        ("cascade", "broken-cascade"),
    ],
)
def test_a_broken_file_is_named(closed_page: ReadingPage, name: str, kind: str) -> None:
    # A module of another type would not be run at all.
    replace(closed_page, name, body="not what it should be", content_type="text/javascript")
    closed_page.open()
    assert closed_page.load() == kind
    restore(closed_page)
    assert closed_page.load() is None


def test_a_network_for_other_labels_is_broken(closed_page: ReadingPage) -> None:
    closed_page.open(labels=["happy", "sad"])
    assert closed_page.load() == "broken-network"


def test_a_file_of_another_origin_is_not_loaded(closed_page: ReadingPage) -> None:
    elsewhere = {name: closed_page.site.url(path) for name, path in FILES.items()}
    elsewhere["network"] = "http://127.0.0.1:9/emotion.onnx"
    closed_page.open(urls=elsewhere)
    assert closed_page.load() == "download"
    assert not any(":9/" in url for url in closed_page.requested)


def test_a_file_that_leads_elsewhere_is_not_followed(closed_page: ReadingPage) -> None:
    location = {"Location": "http://127.0.0.1:9/emotion.onnx"}
    replace(closed_page, "network", status=302, headers=location)
    closed_page.open()
    assert closed_page.load() == "download"


def test_a_worker_that_dies_is_told_and_another_takes_its_place(reading_page: ReadingPage) -> None:
    assert works(reading_page)
    reading_page.worker.evaluate(DIE)
    answer = reading_page.ask("look", portrait(), 1)
    if "failed" not in answer:  # the look was quicker than the death
        answer = reading_page.ask("look", portrait(), 2)
    assert answer == {"failed": "crashed"}
    assert reading_page.ask("look", portrait(), 3) == {"failed": "crashed"}
    assert reading_page.load() is None
    assert works(reading_page)


def test_a_picture_that_cannot_be_read_ends_the_worker(reading_page: ReadingPage) -> None:
    reading_page.ask("look", portrait(), 5)
    assert reading_page.ask("look", portrait(), 4) == {"failed": "crashed"}
    assert reading_page.load() is None
    assert works(reading_page)


def test_a_worker_that_does_not_answer_is_given_up(closed_page: ReadingPage) -> None:
    replace(closed_page, "worker", body=MUTE, content_type="text/javascript")
    closed_page.open(patienceMs=50)
    assert closed_page.load() is None
    assert closed_page.ask("look", portrait(), 0) == {"failed": "crashed"}
    assert closed_page.has_no_worker()


def test_looking_before_loading_fails(closed_page: ReadingPage) -> None:
    closed_page.open()
    closed_page.page.evaluate("() => { vision.choose(1); vision.startAfresh(); }")
    assert closed_page.ask("look", portrait(), 0) == {"failed": "crashed"}


def test_closing_ends_the_worker_and_whatever_is_awaited(reading_page: ReadingPage) -> None:
    number = reading_page.show(portrait())
    assert reading_page.page.evaluate(CLOSE_WHILE_LOOKING, number) == "closed"
    assert reading_page.has_no_worker()
    assert reading_page.load() is None
    assert works(reading_page)


@pytest.mark.parametrize("lacking", [WITHOUT_SIMD, WITHOUT_MODULE_WORKERS])
def test_a_browser_that_cannot_is_told_apart(closed_page: ReadingPage, lacking: str) -> None:
    closed_page.page.add_init_script(lacking)
    closed_page.open()
    assert closed_page.load() == "unsupported"
    assert not any(closed_page.site.url(FILES["network"]) in url for url in closed_page.requested)


def test_a_browser_that_hides_pixels_is_told_apart_until_it_shows_them(
    closed_page: ReadingPage,
) -> None:
    closed_page.page.add_init_script(
        f"window.shown = CanvasRenderingContext2D.prototype.getImageData;{NOISE_FOR_PIXELS}"
    )
    closed_page.open()
    assert closed_page.load() == "hidden-pixels"
    assert not any(closed_page.site.url(FILES["network"]) in url for url in closed_page.requested)
    closed_page.page.evaluate(
        "() => { CanvasRenderingContext2D.prototype.getImageData = window.shown; }"
    )
    assert closed_page.load() is None
    assert works(closed_page)


def test_pixels_changed_by_a_trace_are_read_all_the_same(closed_page: ReadingPage) -> None:
    closed_page.page.add_init_script(A_TRACE_OF_NOISE)
    closed_page.open()
    assert closed_page.load() is None
    assert works(closed_page)
