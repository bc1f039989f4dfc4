"""A file's kind, a picture's size and whether it is whole, by its bytes alone."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import one_face

pytestmark = pytest.mark.browser

LOOK = """async (files) => {
    const { signatureOf, HEAD_BYTES } = await import("/static/js/files/signatures.js");
    const { pictureSize } = await import("/static/js/files/picture-size.js");
    return files.map((text) => {
        const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
        const found = signatureOf(bytes.subarray(0, HEAD_BYTES));
        if (found?.kind !== "picture") return [found?.kind ?? null, null, null];
        const size = pictureSize(bytes, found.format);
        return [found.format, size?.width ?? null, size?.height ?? null];
    });
}"""

WHOLE = """async (files) => {
    const { isWhole } = await import("/static/js/files/whole-picture.js");
    return files.map(([format, text]) =>
        isWhole(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)), format));
}"""


@pytest.fixture
def look(visit: Callable[..., Visit]) -> Iterator[Callable[..., Any]]:
    page: Page = visit().open("/privacy/")

    def at(*files: bytes) -> Any:
        return page.evaluate(LOOK, [base64.b64encode(data).decode() for data in files])

    yield at


def saved(kind: str, **how: Any) -> bytes:
    data = io.BytesIO()
    Image.fromarray(one_face()[:201, :333]).save(data, kind, **how)
    return data.getvalue()


def test_every_kind_of_picture_tells_its_size(look: Callable[..., Any]) -> None:
    # A long block before the frame's header, and the header of a progressive file.
    exif = Image.Exif()
    exif[0x010E] = "x" * 60_000
    pictures = {
        "jpeg": [
            saved("JPEG"),
            saved("JPEG", progressive=True, exif=exif, icc_profile=b"p" * 100_000),
        ],
        "png": [saved("PNG")],
        "gif": [saved("GIF")],
        "bmp": [saved("BMP")],
        "webp": [
            saved("WEBP"),
            saved("WEBP", lossless=True),
            saved("WEBP", exif=exif),
        ],
        "avif": [saved("AVIF")],
    }
    kinds = [kind for kind, files in pictures.items() for _ in files]
    files = [data for several in pictures.values() for data in several]
    assert look(*files) == [[kind, 333, 201] for kind in kinds]


def test_a_header_that_breaks_off_tells_nothing(look: Callable[..., Any]) -> None:
    cut = {"jpeg": 40, "png": 18, "gif": 9, "bmp": 20, "webp": 22}
    files = [saved(kind.upper())[:length] for kind, length in cut.items()]
    assert look(*files) == [[kind, None, None] for kind in cut]


def test_a_picture_that_breaks_off_is_not_whole(visit: Callable[..., Visit]) -> None:
    # A thumbnail has an end of its own, long before the picture's.
    thumbnail = Image.Exif()
    thumbnail[0x927C] = saved("JPEG")[:60_000]
    files = {
        "jpeg": [saved("JPEG"), saved("JPEG", progressive=True, exif=thumbnail)],
        "png": [saved("PNG")],
        "webp": [saved("WEBP"), saved("WEBP", lossless=True)],
    }
    page: Page = visit().open("/privacy/")
    for kind, several in files.items():
        for data in several:
            cuts = [len(data), len(data) - 1, len(data) // 2, 30]
            parts = [[kind, base64.b64encode(data[:cut]).decode()] for cut in cuts]
            assert page.evaluate(WHOLE, parts) == [True, False, False, False], kind
    followed = [["jpeg", base64.b64encode(saved("JPEG") + b"a clip of a second").decode()]]
    assert page.evaluate(WHOLE, followed) == [True]
    assert page.evaluate(WHOLE, [["gif", ""], ["avif", ""]]) == [True, True]


def test_clips_are_told_from_pictures_in_the_same_container(look: Callable[..., Any]) -> None:
    files = {
        b"\x1a\x45\xdf\xa3": "clip",
        b"\0\0\0\x18ftypisom": "clip",
        b"\0\0\0\x14ftypqt  ": "clip",
        b"RIFF\0\0\0\0AVI ": "clip",
        b"RIFF\0\0\0\0WAVE": None,
        b"<svg xmlns=": None,
        b"%PDF-1.7": None,
        b"II*\0": None,
        b"M": None,
    }
    assert [kind for kind, _, _ in look(*files)] == list(files.values())
    heic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"
    avif = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif"
    assert [kind for kind, _, _ in look(heic, avif)] == ["heic", "avif"]
