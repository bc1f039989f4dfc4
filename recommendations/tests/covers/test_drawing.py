"""The picture itself."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from io import BytesIO
from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from emotion.labels import LABELS, Emotion
from emotion.petals import INNER, LENGTH, RADIUS, petals
from recommendations.covers.colours import MOODS
from recommendations.covers.drawing import SIDE, draw_cover
from recommendations.covers.figure import REACH
from recommendations.moods import only

FLAT = [1 / len(LABELS)] * len(LABELS)
# What Spotify takes, of the text that is sent.
MOST_LETTERS = 256 * 1024
# How far a JPEG may be from the colour that was drawn.
NEAR = 24


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg)).convert("RGB")


def along(picture: Image.Image, turn: float, way: float) -> tuple[int, ...]:
    """The colour on the axis of a petal, `way` of 0..1 from its base to its end."""
    distance = REACH * SIDE / RADIUS * (INNER + way * LENGTH)
    x, y = SIDE / 2 + distance * sin(radians(turn)), SIDE / 2 - distance * cos(radians(turn))
    colour = picture.getpixel((round(x), round(y)))
    assert isinstance(colour, tuple)
    return colour


def is_near(one: Sequence[float], two: Sequence[float]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("probabilities", [*map(only, Emotion), FLAT], ids=[*LABELS, "flat"])
def test_every_mood_has_a_square_jpeg_that_spotify_takes(probabilities: list[float]) -> None:
    jpeg = draw_cover(probabilities, b"a set")
    with Image.open(BytesIO(jpeg)) as picture:
        assert (picture.format, picture.size, picture.mode) == ("JPEG", (SIDE, SIDE), "RGB")
        assert not picture.getexif()
    assert len(base64.b64encode(jpeg)) < MOST_LETTERS / 2


def test_every_petal_is_as_long_as_its_share() -> None:
    shares = [0.1, 0.15, 0.05, 0.4, 0.1, 0.12, 0.08]
    picture = opened(draw_cover(shares, b"a set"))
    for petal in petals(shares):
        colour = MOODS[petal.label].petal
        assert is_near(along(picture, petal.turn, 0.75 * petal.share), colour), petal
        assert not is_near(along(picture, petal.turn, petal.share + 0.1), colour), petal


def test_the_same_set_has_the_same_picture_and_another_one_another() -> None:
    probabilities = only(Emotion.HAPPY)
    first, again = (draw_cover(probabilities, b"one set") for _ in range(2))
    assert first == again
    assert draw_cover(probabilities, b"another set") != first


def test_the_ground_is_in_the_colour_of_the_top_emotion() -> None:
    def hue_of_the_rim(emotion: Emotion) -> tuple[float, ...]:
        picture = opened(draw_cover(only(emotion), b"a set"))
        rim = [picture.getpixel((at, 2)) for at in range(SIDE)]
        return tuple(
            sum(pixel[part] for pixel in rim if isinstance(pixel, tuple)) / SIDE
            for part in range(3)
        )

    red, _, blue = hue_of_the_rim(Emotion.HAPPY)
    assert red > blue + NEAR
    red, _, blue = hue_of_the_rim(Emotion.SAD)
    assert blue > red + NEAR


@settings(max_examples=15)
@given(st.lists(st.floats(0, 1), min_size=7, max_size=7), st.binary(max_size=40))
def test_no_numbers_break_it(probabilities: list[float], seed: bytes) -> None:
    assert opened(draw_cover(probabilities, seed)).size == (SIDE, SIDE)
