"""The content policy itself keeps the page and its worker from talking to anybody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import one_face
from music.tests.browser.files.part import FilePart
from music.tests.browser.leaving.record import watched
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

# Everything a script could reach another site by, short of a peer connection.
REACH = """async (site) => {
    const outcome = async (attempt) => {
        try {
            return await attempt();
        } catch {
            return 'refused';
        }
    };
    const shown = (element) => new Promise((done) => {
        element.onload = () => done('loaded');
        element.onerror = () => done('refused');
        element.src = `${site}/`;
        document.body.append(element);
    });
    const violated = new Promise((done) => {
        addEventListener('securitypolicyviolation', (event) => {
            if (event.effectiveDirective === 'frame-src') done('refused');
        });
    });
    const framed = () => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: site }));
        return violated;
    };
    return {
        fetch: await outcome(async () => (await fetch(site, { mode: 'no-cors' })).type),
        picture: await shown(new Image()),
        script: await shown(document.createElement('script')),
        frame: await framed(),
        eval: await outcome(() => new Function('return "ran"')()),
        worker: await outcome(() => new Worker(`${site}/w.js`) && 'started'),
    };
}"""
FETCH = """async (site) => {
    try {
        return (await fetch(site, { mode: 'no-cors' })).type;
    } catch {
        return 'refused';
    }
}"""


def test_the_page_cannot_reach_a_site_that_would_answer(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    page = visit().open()
    outcomes = page.evaluate(REACH, standin.origin)
    assert set(outcomes.values()) == {"refused"}, outcomes


def test_neither_can_the_worker_that_reads_faces(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit()
    with watched(one):
        page = one.open()
        with page.expect_worker(lambda worker: "/js/reading/worker" in worker.url) as started:
            FilePart(one).choose_picture(one_face())
        assert started.value.evaluate(FETCH, standin.origin) == "refused"
        assert started.value.evaluate(FETCH, one.site) != "refused"
