"""Random mirror, turn and zoom of the training faces."""

from __future__ import annotations

import math

import tensorflow as tf
from keras import ops

from emotion.vision.preprocess import FACE_SIZE

# Heads held aslant and boxes that sit loosely or tightly. Beyond this the corners of a
# 48-pixel crop fill with repeated edges.
MAX_TURN = math.radians(15)
MAX_ZOOM = 0.15
CENTRE = (FACE_SIZE - 1) / 2


def augment(faces: tf.Tensor) -> tf.Tensor:
    """Return float32 [N, 48, 48, 1], each face changed by its own amounts.

    One resampling does all three: a turn and a zoom one after the other would blur a
    picture of 48 pixels twice, which no picture is that the network has to read later.
    """
    count = tf.shape(faces)[0]
    turn = tf.random.uniform([count], -MAX_TURN, MAX_TURN)
    zoom = tf.random.uniform([count], 1 - MAX_ZOOM, 1 + MAX_ZOOM)
    mirror = tf.where(tf.random.uniform([count]) < 0.5, -1.0, 1.0)
    cosine, sine = tf.cos(turn) / zoom, tf.sin(turn) / zoom
    # From each output pixel back to where its value comes from, about the centre.
    a, b = mirror * cosine, -sine
    c, d = mirror * sine, cosine
    zero = tf.zeros([count])
    transforms = tf.stack(
        [a, b, CENTRE * (1 - a - b), c, d, CENTRE * (1 - c - d), zero, zero], axis=1
    )
    return ops.image.affine_transform(
        faces, transforms, interpolation="bilinear", fill_mode="nearest"
    )
