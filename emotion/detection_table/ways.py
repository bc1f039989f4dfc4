"""The ways of looking for faces that are compared: the site's own, and what was tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from emotion.readings import FaceBox
from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage
from emotion.vision.searches import CAMERA, PHOTOGRAPH, Search

Find = Callable[[GreyImage], tuple[FaceBox, ...]]


OF_A_CAMERA = frozenset({"pose", "distance", "face width", "tilt", "clip"})
STILL = frozenset({"pose", "tilt", "photograph", "cut"})


@dataclass(frozen=True)
class Way:
    """``groups`` are those of the scenes that it is tried on."""

    name: str
    find: Find
    groups: frozenset[str]


def ways_of_the_site(detector: HaarFaceDetector) -> list[Way]:
    return [
        Way("upright", detector.detect, OF_A_CAMERA | STILL),
        Way("tilted, too", partial(detector.detect, tilted=True), OF_A_CAMERA | STILL),
        Way("photograph", detector.detect_in_photograph, (OF_A_CAMERA | STILL) - {"clip"}),
    ]


def ways_tried(detector: HaarFaceDetector) -> list[Way]:
    """One setting changed at a time, about those that were chosen."""
    return [*_upright(detector), *_equalised(detector), *_tilted(detector), *_still(detector)]


def _upright(detector: HaarFaceDetector) -> Iterator[Way]:
    for factor in (1.05, 1.1, 1.15, 1.2, 1.25, 1.3):
        for neighbours in (3, 5, 8):
            yield _camera(detector, replace(CAMERA, scale_factor=factor, neighbours=neighbours))
    for share in (5, 6, 8, 10):
        yield _camera(detector, replace(CAMERA, smallest_share=share))


def _camera(detector: HaarFaceDetector, search: Search) -> Way:
    name = f"steps {search.scale_factor}, >{search.neighbours}, 1/{search.smallest_share}"
    return Way(name, partial(detector.detect, search=search), OF_A_CAMERA)


def _equalised(detector: HaarFaceDetector) -> Iterator[Way]:
    for neighbours in (5, 8, 11):
        search = replace(CAMERA, neighbours=neighbours)
        always = partial(_detect_equalised, detector, search)
        yield Way(f"equalised, >{neighbours}", always, OF_A_CAMERA)
        second = partial(_detect_or, detector.detect, always)
        yield Way(f"upright, else equalised, >{neighbours}", second, OF_A_CAMERA)


def _detect_equalised(
    detector: HaarFaceDetector, search: Search, grey: GreyImage
) -> tuple[FaceBox, ...]:
    return detector.detect(np.asarray(cv2.equalizeHist(grey), np.uint8), search=search)


def _detect_or(first: Find, second: Find, grey: GreyImage) -> tuple[FaceBox, ...]:
    return first(grey) or second(grey)


def _tilted(detector: HaarFaceDetector) -> Iterator[Way]:
    for neighbours in (3, 5, 8, 11, 15, 20):
        search = replace(CAMERA, turned_neighbours=neighbours)
        find = partial(detector.detect, tilted=True, search=search)
        yield Way(f"tilted, too, >{neighbours}", find, OF_A_CAMERA)


def _still(detector: HaarFaceDetector) -> Iterator[Way]:
    searches = [
        replace(PHOTOGRAPH, scale_factor=factor, neighbours=neighbours)
        for factor in (1.1, 1.2)
        for neighbours in (5, 10, 15)
    ]
    searches += [replace(PHOTOGRAPH, smallest_share=share) for share in (7, 12)]
    searches += [replace(PHOTOGRAPH, turned_neighbours=neighbours) for neighbours in (11, 15)]
    for search in searches:
        yield _photograph(detector, search)
    yield Way(
        "photograph, no close-up",
        partial(detector.detect_in_photograph, close_up=None),
        STILL,
    )


def _photograph(detector: HaarFaceDetector, search: Search) -> Way:
    return Way(
        f"photograph, steps {search.scale_factor}, >{search.neighbours}"
        f" (>{search.turned_neighbours}), 1/{search.smallest_share}",
        partial(detector.detect_in_photograph, search=search),
        STILL,
    )
