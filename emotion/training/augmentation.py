"""Random changes of the training faces: what cameras, rooms and detectors do to a face.

Plain NumPy and OpenCV on one uint8 face at a time, driven by one generator, so that a
seed repeats a face exactly whatever runs the batches.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from emotion.vision.preprocess import FACE_SIZE, GreyImage

CENTRE = (FACE_SIZE - 1) / 2


@dataclass(frozen=True)
class Augmentation:
    """How far each change may go; a change whose range or share is 0 never happens.

    ``turn`` degrees either way; ``zoom`` and ``stretch`` as shares of 1 (0.15 is 0.85 to
    1.15); ``shift`` pixels either way. The ``..._share`` fields are the share of faces
    that a change happens to: ``sharp`` moves by whole pixels only and so is not
    resampled, ``coarse`` goes through fewer pixels and back, ``light`` changes gain,
    offset and gamma, ``side_light`` darkens towards one side, ``noise`` adds grain and
    ``erase`` covers a rectangle.
    """

    turn: float
    zoom: float
    stretch: float = 0.0
    shift: float = 0.0
    sharp_share: float = 0.0
    coarse_share: float = 0.0
    light_share: float = 0.0
    side_light_share: float = 0.0
    noise_share: float = 0.0
    erase_share: float = 0.0


# What classic trains on. Beyond it the corners of a 48-pixel crop fill with repeated edges.
MILD = Augmentation(turn=15, zoom=0.15)
STRONG = Augmentation(
    turn=18,
    zoom=0.18,
    stretch=0.06,
    shift=5,
    sharp_share=0.15,
    coarse_share=0.2,
    light_share=0.7,
    side_light_share=0.2,
    noise_share=0.1,
    erase_share=0.3,
)

# Side in pixels that a coarse face goes through: a face three metres away is 16 to 24.
COARSE_SIDES = (16, 40)
GAIN, OFFSET, GAMMA = 0.4, 15.0, 0.3
SIDE_DARKNESS = 0.6
GRAIN = (2.0, 9.0)
# Share of the face's area, after Zhong et al. 2020 (Random Erasing), who go to 0.4: at 48
# pixels that can take both eyes and the mouth.
ERASED_AREA = (0.03, 0.18)


def augment(face: GreyImage, how: Augmentation, random: np.random.Generator) -> GreyImage:
    """Return a changed copy of uint8 [48, 48], uint8 [48, 48] again.

    One resampling does mirror, turn, zoom, stretch and shift together: one after the
    other they would blur a picture of 48 pixels as no picture is that is read later.
    """
    face = _moved(face, how, random)
    if random.random() < how.coarse_share:
        face = _coarse(face, random)
    if random.random() < how.light_share:
        face = _lit(face, random)
    if random.random() < how.side_light_share:
        face = _side_lit(face, random)
    if random.random() < how.noise_share:
        face = _clipped(face + random.normal(0, random.uniform(*GRAIN), face.shape))
    if random.random() < how.erase_share:
        face = _erased(face, random)
    return face


def _moved(face: GreyImage, how: Augmentation, random: np.random.Generator) -> GreyImage:
    turn = np.radians(random.uniform(-how.turn, how.turn))
    zoom = 1 + random.uniform(-how.zoom, how.zoom)
    stretch = 1 + random.uniform(-how.stretch, how.stretch)
    shift = random.uniform(-how.shift, how.shift, 2)
    mirror = -1 if random.random() < 0.5 else 1
    if random.random() < how.sharp_share:
        turn, zoom, stretch, shift = 0.0, 1.0, 1.0, shift.round()
    cosine, sine = np.cos(turn) * zoom, np.sin(turn) * zoom
    matrix = np.array([[mirror * cosine * stretch, -sine, 0], [mirror * sine * stretch, cosine, 0]])
    matrix[:, 2] = CENTRE + shift - matrix[:, :2] @ (CENTRE, CENTRE)
    moved = cv2.warpAffine(
        face,
        matrix,
        (FACE_SIZE, FACE_SIZE),
        # Cubic keeps the edges that bilinear softens; a network needs to know both.
        flags=cv2.INTER_CUBIC if random.random() < 0.5 else cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, np.uint8)


def _coarse(face: GreyImage, random: np.random.Generator) -> GreyImage:
    side = int(random.integers(*COARSE_SIDES, endpoint=True))
    small = cv2.resize(face, (side, side), interpolation=cv2.INTER_AREA)
    back = cv2.resize(small, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_LINEAR)
    return np.asarray(back, np.uint8)


def _lit(face: GreyImage, random: np.random.Generator) -> GreyImage:
    gamma = np.exp(random.uniform(-GAMMA, GAMMA))
    gain = 1 + random.uniform(-GAIN, GAIN)
    levels = 255 * (np.arange(256) / 255) ** gamma * gain + random.uniform(-OFFSET, OFFSET)
    return _clipped(levels)[face]


def _side_lit(face: GreyImage, random: np.random.Generator) -> GreyImage:
    angle, depth = random.uniform(0, 2 * np.pi), random.uniform(0, SIDE_DARKNESS)
    across = np.arange(FACE_SIZE) / CENTRE - 1
    towards = np.cos(angle) * across[np.newaxis, :] + np.sin(angle) * across[:, np.newaxis]
    return _clipped(face * (1 + depth * np.clip(towards, -1, 1)))


def _erased(face: GreyImage, random: np.random.Generator) -> GreyImage:
    area = random.uniform(*ERASED_AREA) * FACE_SIZE**2
    aspect = np.exp(random.uniform(-1, 1))
    height, width = int(np.sqrt(area * aspect)), int(np.sqrt(area / aspect))
    top = int(random.integers(0, FACE_SIZE - height, endpoint=True))
    left = int(random.integers(0, FACE_SIZE - width, endpoint=True))
    face = face.copy()
    # A grey of the face's own range: a hand, hair, a cup.
    face[top : top + height, left : left + width] = random.integers(0, 255, endpoint=True)
    return face


def _clipped(values: np.ndarray) -> GreyImage:
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)
