"""The seven emotions, in the one order that every array, file and page uses.

The order is FER2013's own (Goodfellow et al. 2013, "Challenges in representation
learning"), so that its label column needs no translation. Everything else that needs
the order imports it from here: the network's output layer, the metadata of
``emotion.onnx``, the seven numbers that a page posts, and the target tables.
"""

from __future__ import annotations

from enum import StrEnum


class Emotion(StrEnum):
    ANGRY = "angry"
    DISGUST = "disgust"
    FEAR = "fear"
    HAPPY = "happy"
    SAD = "sad"
    SURPRISE = "surprise"
    NEUTRAL = "neutral"


LABELS: tuple[str, ...] = tuple(emotion.value for emotion in Emotion)
