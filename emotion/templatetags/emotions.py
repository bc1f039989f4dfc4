"""An emotion's name in the reader's language: ``{{ set.emotion|emotion_name }}``."""

from __future__ import annotations

from django import template

from emotion.labels import Emotion
from emotion.words import NAMES

register = template.Library()


@register.filter
def emotion_name(label: str) -> str:
    """Of one of `emotion.labels`; an empty word for what is none."""
    return str(NAMES[Emotion(label)]) if label in NAMES else ""
