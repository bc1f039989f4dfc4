"""The browser's network gives what the site's and training's give, for the same faces."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from django.conf import settings

from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.classifiers.registry import get_detector
from emotion.model_files import KERAS_NAME, ONNX_NAME
from emotion.tests.networks import uses_keras
from emotion.vision.crops import crop_face
from emotion.vision.preprocess import GreyImage, preprocess
from music.tests.browser.reading.page import FILES, ReadingPage
from music.tests.browser.video import portrait

pytestmark = [pytest.mark.browser, uses_keras]

FACES = 200
TOLERANCE = 1e-4

CLASSIFY = """async ([preprocessing, networks, urls, labels, crops]) => {
    const { preprocess } = await import(preprocessing);
    const { openNetwork } = await import(networks);
    const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
    window.network ??= await openNetwork(
        { runtime: urls.runtime, wasm: await bytes(urls.wasm), network: await bytes(urls.network) },
        labels,
    );
    const faces = crops.map(({ pixels, width, height }) => preprocess({
        pixels: Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0)), width, height,
    }));
    return network.classify(faces);
}"""


def check(page: ReadingPage, faces: list[GreyImage]) -> None:
    inputs = np.stack([preprocess(face) for face in faces])
    model = Path(settings.EMOTION_MODEL_DIR)
    browser = in_the_browser(page, faces)
    assert np.abs(browser.sum(axis=1) - 1).max() < TOLERANCE
    for classifier in (OnnxClassifier(model / ONNX_NAME), KerasClassifier(model / KERAS_NAME)):
        assert np.abs(browser - classifier.predict(inputs)).max() <= TOLERANCE


def in_the_browser(page: ReadingPage, faces: list[GreyImage]) -> npt.NDArray[np.float64]:
    page.open()
    urls = {name: page.site.url(path) for name, path in FILES.items()}
    crops: list[dict[str, Any]] = [
        {
            "pixels": base64.b64encode(np.ascontiguousarray(face).tobytes()).decode(),
            "width": face.shape[1],
            "height": face.shape[0],
        }
        for face in faces
    ]
    modules = [page.site.url(f"js/{name}.js") for name in ("vision/preprocess", "reading/network")]
    return np.array(page.page.evaluate(CLASSIFY, [*modules, urls, 7, crops]))


def test_of_faces_of_every_size_and_brightness(closed_page: ReadingPage) -> None:
    random = np.random.default_rng(0)
    grey = as_grey(portrait())
    (found,) = get_detector().detect(grey)
    faces: list[GreyImage] = []
    for _ in range(FACES):
        side = int(random.integers(found.width // 2, found.width * 5 // 4))
        x, y = (int(start + random.integers(-15, 40)) for start in (found.x, found.y))
        crop = grey[y : y + side, x : x + side]
        size = int(random.integers(24, 200))
        sized = cv2.resize(crop, (size, size), interpolation=cv2.INTER_LINEAR)
        bright = cv2.convertScaleAbs(sized, alpha=random.uniform(0.3, 1.5))
        faces.append(np.asarray(bright, np.uint8))
    assert len(faces) == FACES
    check(closed_page, faces)


@pytest.mark.data
def test_of_faces_that_the_network_was_measured_on(
    closed_page: ReadingPage, shared_data: Path
) -> None:
    with np.load(shared_data / "fer2013.npz") as data:
        images, usage = data["images"], data["usage"]
    faces = list(images[usage == 2][::10])
    assert len(faces) > FACES
    check(closed_page, faces)


@pytest.mark.data
def test_of_faces_found_in_photographs_and_a_clip(
    closed_page: ReadingPage, shared_data: Path
) -> None:
    folder = shared_data / "faces"
    detector = get_detector()
    faces: list[GreyImage] = []
    for path in sorted(folder.glob("*.jpg")):
        grey = as_grey(cv2.imread(str(path)))
        faces += [crop_face(grey, face) for face in detector.detect_in_photograph(grey)]
    video = cv2.VideoCapture(str(folder / "clip_single_face.mp4"))
    while (frame := video.read())[0]:
        grey = as_grey(frame[1])
        faces += [crop_face(grey, face) for face in detector.detect(grey)]
    assert len(faces) > 80
    check(closed_page, faces)


def as_grey(picture: Any) -> GreyImage:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
