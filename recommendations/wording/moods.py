"""Moods inside of sentences: many languages inflect them, so each is whole."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from emotion.labels import Emotion

# Behind "A song", "Music" and the like.
FOR_A_MOOD: Final = {
    Emotion.ANGRY: _("for an angry mood"),
    Emotion.DISGUST: _("for a disgusted mood"),
    Emotion.FEAR: _("for a fearful mood"),
    Emotion.HAPPY: _("for a happy mood"),
    Emotion.SAD: _("for a sad mood"),
    Emotion.SURPRISE: _("for a surprised mood"),
    Emotion.NEUTRAL: _("for a neutral mood"),
}
# As a name, or the beginning of one.
MOODS: Final = {
    Emotion.ANGRY: _("Angry mood"),
    Emotion.DISGUST: _("Disgusted mood"),
    Emotion.FEAR: _("Fearful mood"),
    Emotion.HAPPY: _("Happy mood"),
    Emotion.SAD: _("Sad mood"),
    Emotion.SURPRISE: _("Surprised mood"),
    Emotion.NEUTRAL: _("Neutral mood"),
}
