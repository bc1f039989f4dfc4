"""Standing tilted heads upright, in whole numbers that any language can repeat.

``cv2.warpAffine`` was rejected: how it rounds depends on the processor's instructions, so
a web page could not find the same faces. Here nothing is rounded but by a shift of whole
numbers. With

    C = 15396 = round(2^14 cos 20 degrees)
    S = ±5604 = round(2^14 sin 20 degrees), positive for a head tilted clockwise

pixel (u, v) of an upright picture of w x h pixels, about the centre of the square or
rectangle at (left, top) of the same size, is pixel (x, y) of the tilted one:

    a = 2u - (w - 1)                  b = 2v - (h - 1)
    x = (C a - S b + 2^14 (2 left + w - 1) + 2^14) >> 15
    y = (S a + C b + 2^14 (2 top + h - 1) + 2^14) >> 15

Coordinates are doubled so that the centre of an even number of pixels is whole. ``>>``
rounds down, for negative numbers, too; with the last addend that is the nearest pixel,
halves upwards. Beyond the edges the edge is repeated: x is put into 0..W-1 and y into
0..H-1. Every value fits in 32 bits while no side exceeds 32,767 pixels.

The nearest pixel is taken, not a mean of four: it finds as many faces in the table of
docs/face-detection.md, and a face shrinks to 48x48 by area average afterwards anyway.
"""

from __future__ import annotations

import numpy as np

from emotion.vision.preprocess import GreyImage

TURN_DEGREES = 20
BITS = 14
COSINE = 15396
SINES = {TURN_DEGREES: 5604, -TURN_DEGREES: -5604}
LONGEST_SIDE = 32_767


def upright(grey: GreyImage, turn: int) -> GreyImage:
    """Turn a whole picture, uint8 [H, W], so that heads tilted by `turn` degrees stand.

    The size stays; what leaves the frame is lost.
    """
    height, width = grey.shape
    return cut_upright(grey, 0, 0, width, height, turn)


def cut_upright(
    grey: GreyImage, left: int, top: int, width: int, height: int, turn: int
) -> GreyImage:
    """Cut out a rectangle about whose centre the picture was turned; uint8 [height, width].

    `turn` is the tilt of what is in it: `TURN_DEGREES` clockwise, or the same anticlockwise.
    Raises ValueError for another turn, and for pictures of more than `LONGEST_SIDE`.
    """
    if turn not in SINES or max(grey.shape) > LONGEST_SIDE:
        raise ValueError(f"cannot turn {list(grey.shape)} by {turn} degrees")
    sine = SINES[turn]
    across = 2 * np.arange(width, dtype=np.int32) - (width - 1)
    down = (2 * np.arange(height, dtype=np.int32) - (height - 1))[:, np.newaxis]
    half = 1 << BITS
    x = (COSINE * across + (2 * left + width) * half) - sine * down
    y = (sine * across + (2 * top + height) * half) + COSINE * down
    x >>= BITS + 1
    y >>= BITS + 1
    np.clip(x, 0, grey.shape[1] - 1, out=x)
    np.clip(y, 0, grey.shape[0] - 1, out=y)
    y *= grey.shape[1]
    y += x
    # Made anew each time: a frame of 640x480 takes three milliseconds. A cache would save
    # two of them, and keep megabytes for each size of frame.
    return np.take(grey, y)


def corner_before_turning(
    left: int, top: int, side: int, frame: tuple[int, int], turn: int
) -> tuple[int, int] | None:
    """Where a square found in `upright(grey, turn)` lies in ``grey`` of height, width `frame`.

    Its centre is turned back and its side kept:

        a = 2 left + side - W             b = 2 top + side - H
        x = (C a - S b + 2^14 (W - side) + 2^14) >> 15
        y = (S a + C b + 2^14 (H - side) + 2^14) >> 15

    A square that sticks out is moved inside, so that x is in 0..W-side and y in 0..H-side.
    None if its centre lies outside the frame, where there is nothing but repeated edge.
    """
    height, width = frame
    sine, half = SINES[turn], 1 << BITS
    across, down = 2 * left + side - width, 2 * top + side - height
    x = (COSINE * across - sine * down + (width - side + 1) * half) >> (BITS + 1)
    y = (sine * across + COSINE * down + (height - side + 1) * half) >> (BITS + 1)
    if not (0 <= 2 * x + side < 2 * width and 0 <= 2 * y + side < 2 * height):
        return None
    return min(max(x, 0), width - side), min(max(y, 0), height - side)
