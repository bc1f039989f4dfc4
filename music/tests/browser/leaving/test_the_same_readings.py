"""What the site reads has the form of what the browser reads, and says the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest import approx

from emotion.labels import LABELS
from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import nobody, one_face, two_faces
from music.tests.browser.files.part import FilePart, Rgb, as_png

pytestmark = pytest.mark.browser

# JPEG changes pixels, and with them the boxes by a few and the shares by a little.
PIXELS = 12
SHARE = 0.15
READ_BOTH = """async ([labels, bytes]) => {
    const { createVision } = await import('/static/js/reading/vision.js');
    const { createServerVision } = await import('/static/js/reading/server-vision.js');
    const element = document.getElementById('server-reading');
    const csrfToken = document.querySelector('[name=csrfmiddlewaretoken]').value;
    const answer = await fetch(element.dataset.agreeUrl, {
        method: 'POST',
        headers: { 'X-CSRFToken': csrfToken },
    });
    const agreement = { key: (await answer.json()).agreement, lapse() {} };
    const { worker, runtime, wasm, network, cascade } = document.getElementById('feed').dataset;
    const readers = [
        createVision({ urls: { worker, runtime, wasm, network, cascade }, labels }),
        createServerVision({
            url: element.dataset.frameUrl,
            csrfToken,
            labels,
            agreement,
            framesPerSecond: 5,
        }),
    ];
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    return Promise.all(readers.map(async (reader) => {
        await reader.load();
        const readings = {
            first: await reader.look(picture, 10),
            second: await reader.look(picture, 10.2),
            photograph: await reader.readPicture(picture),
            clip: await reader.lookAtClip(picture, 0),
        };
        reader.close();
        return readings;
    }));
}"""


def read_both(one: Visit, rgb: Rgb) -> tuple[dict[str, Any], dict[str, Any]]:
    in_browser, on_site = one.open().evaluate(READ_BOTH, [list(LABELS), list(as_png(rgb))])
    return in_browser, on_site


def form(value: object) -> object:
    """The same with a word for each number, so that only the form is left."""
    if isinstance(value, dict):
        return {name: form(one) for name, one in value.items()}
    if isinstance(value, list):
        return [form(one) for one in value]
    return "number" if isinstance(value, int | float) else value


@pytest.mark.parametrize("picture", [one_face, two_faces, nobody])
def test_readings_have_one_form(visit: Callable[..., Visit], picture: Callable[[], Rgb]) -> None:
    in_browser, on_site = read_both(visit(), picture())
    for kind in in_browser:
        assert form(on_site[kind]) == form(in_browser[kind])


def test_both_see_the_same_face_with_the_same_emotion(visit: Callable[..., Visit]) -> None:
    in_browser, on_site = read_both(visit(), one_face())
    for kind, ours in in_browser.items():
        theirs = on_site[kind]
        (mine,), (other,) = ours["faces"], theirs["faces"]
        for name in ("x", "y", "width", "height"):
            scale = ours["width"] / theirs["width"]
            assert other[name] * scale == approx(mine[name], abs=PIXELS)
        shares, others = (
            one.get("probabilities") or one["faces"][0]["probabilities"] for one in (ours, theirs)
        )
        assert others == approx(shares, abs=SHARE)
    assert on_site["second"]["mean"] == approx(in_browser["second"]["mean"], abs=SHARE)
    assert on_site["second"]["state"] == "happy"


def test_a_photo_can_be_read_on_the_site(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.add_init_script("delete window.Worker;")
    page = one.open()
    part = FilePart(one)
    part.choose_picture(one_face())
    part.expect_failure("unsupported")
    page.get_by_role("button", name="Send frames to this site").click()
    page.get_by_role("button", name="Stop sending frames").wait_for()
    part.choose_picture(one_face())
    part.expect_state("photo")
    reading = part.posted()
    assert reading is not None
    assert LABELS[reading["probabilities"].index(max(reading["probabilities"]))] == "happy"
