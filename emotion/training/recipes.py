"""How each network is trained: one recipe a network, by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import keras

from emotion.training.augmentation import MILD, STRONG, Augmentation
from emotion.training.network import classic, residual


@dataclass(frozen=True)
class Recipe:
    """What `train` needs to know beside the data.

    The learning rate rises from 0 in ``warmup_epochs`` and falls to 0 by a cosine
    (Loshchilov and Hutter 2017). ``weight_decay`` above 0 means AdamW (Loshchilov and
    Hutter 2019), without decay of biases and normalisations. ``vote_share`` and
    ``smoothing`` make the targets, see `emotion.training.votes.targets`.
    ``teacher_share`` of the targets is the teachers' where any are given.
    ``mixed_share`` of the faces are laid over others, but not in the last ``plain_share`` of
    the epochs, so that the network ends on faces as they are.
    ``disgust_repeats`` says how often an epoch shows each disgusted face: there are 436
    of them among 28,709. ``mixed_precision`` trains in bfloat16 with float32 weights.
    """

    build: Callable[[], keras.Model]
    augmentation: Augmentation
    epochs: int
    batch_size: int
    learning_rate: float
    weight_decay: float = 0.0
    warmup_epochs: float = 0.0
    vote_share: float = 0.0
    smoothing: float = 0.0
    teacher_share: float = 0.5
    mixed_share: float = 0.0
    plain_share: float = 0.1
    disgust_repeats: int = 1
    mixed_precision: bool = False


RECIPES: dict[str, Recipe] = {
    "classic": Recipe(
        build=classic, augmentation=MILD, epochs=60, batch_size=64, learning_rate=1e-3
    ),
    "residual": Recipe(
        build=residual,
        augmentation=STRONG,
        epochs=85,
        batch_size=128,
        learning_rate=2e-3,
        weight_decay=0.05,
        warmup_epochs=1,
        vote_share=0.3,
        smoothing=0.05,
        disgust_repeats=3,
        mixed_precision=True,
    ),
}
