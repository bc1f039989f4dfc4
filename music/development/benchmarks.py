"""What the two things that a visitor waits for cost: reading a face, choosing tracks.

Pictures and catalogues are made up, so that the figures need no data set. A frame of
noise costs the site's detector more than a portrait before a plain wall; Chromium's
camera shows a portrait, because where there is no face nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from django.conf import settings
from django.db import DatabaseError

from emotion.classifiers.registry import get_classifier, get_detector, open_classifier
from emotion.errors import CascadeError, ModelFileError
from emotion.labels import LABELS
from emotion.model_files import ONNX_NAME
from emotion.services import read_frame
from emotion.vision.decode import decode_frame
from emotion.vision.preprocess import preprocess
from music.development.browser.largest_paint import paint_figures
from music.development.browser.press_to_grid import press_figure
from music.development.browser.reading_speed import reading_figures
from music.development.made_up_catalogue import made_up_catalogue
from music.development.measuring import Measurement, NotMeasured, measure
from music.development.network_times import network_figures
from recommendations.catalogue.matrix import forget_catalogue, load_catalogue
from recommendations.engine.maps import EngineName, mood_map
from recommendations.engine.recommend import recommend
from recommendations.engine.request import Request

WIDTH, HEIGHT, JPEG_QUALITY = 640, 480, 80
# The starter catalogue's order of size, a public data set's, the union of public scrapes,
# and ten times that.
CATALOGUE_SIZES = (1_000, 30_000, 335_000, 3_350_000)
# Loading takes long enough for a few runs to say it.
LOADS = 5

Result = Measurement | NotMeasured


def run_all(runs: int) -> Iterator[Result]:
    """Yield each figure as soon as it is measured; `runs` is at least 1."""
    yield from reading_figures(runs)
    yield press_figure(runs)
    yield from paint_figures(runs)
    yield from emotion_figures(runs)
    yield from network_figures(runs)
    yield from choosing_figures(runs)
    yield loading_figure(min(runs, LOADS))


def emotion_figures(runs: int) -> Iterator[Result]:
    frame = synthetic_frame()
    yield measure(f"Decode a frame, {WIDTH}x{HEIGHT}", lambda: decode_frame(frame), runs=runs)
    try:
        detector, grey = get_detector(), decode_frame(frame)
        yield measure("Find its faces (Haar)", lambda: detector.detect(grey), runs=runs)
        model = Path(settings.EMOTION_MODEL_DIR) / ONNX_NAME
        loads = min(runs, LOADS)
        yield measure("Load the network", lambda: open_classifier(model), runs=loads)
        classifier, face = get_classifier(), np.ascontiguousarray(grey[:120, :120])
        name = f"Name the emotion of a face ({settings.EMOTION_BACKEND})"
        yield measure(name, lambda: classifier.predict(preprocess(face)[None]), runs=runs)
        yield measure("Read a frame, all together", lambda: read_frame(frame), runs=runs)
    except (CascadeError, ModelFileError) as error:
        yield NotMeasured("Read a frame", str(error))


def choosing_figures(runs: int) -> Iterator[Result]:
    mixed = np.random.default_rng(0).dirichlet(np.ones(len(LABELS)))
    request = Request(probabilities=tuple(mixed.tolist()))
    for size in CATALOGUE_SIZES:
        catalogue = made_up_catalogue(size)
        made = mood_map(catalogue, EngineName.DEFAULT)
        name = f"Choose 40 of {size:,} tracks"
        yield measure(name, partial(recommend, catalogue, made, request), runs=runs)


def loading_figure(runs: int) -> Result:
    def load() -> int:
        forget_catalogue()
        return len(load_catalogue())

    try:
        return measure(f"Load the catalogue of {load():,} tracks", load, runs=runs)
    except DatabaseError:
        return NotMeasured("Load the catalogue", "no database yet; `make run` makes one.")


def synthetic_frame() -> bytes:
    """A JPEG of smooth noise, about as large as a camera's frame."""
    noise = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    smooth = np.asarray(cv2.GaussianBlur(noise, (0, 0), 3), np.float64)
    # Blurring leaves hardly any contrast, and the detector would be done at once.
    stretched = np.clip((smooth - 128) * 8 + 128, 0, 255).astype(np.uint8)
    _, data = cv2.imencode(".jpg", stretched, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return data.tobytes()
