"""The seven emotions and how strongly they are read, as people say it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from emotion.labels import LABELS, Emotion

NAMES = {
    Emotion.ANGRY: pgettext_lazy("emotion", "angry"),
    Emotion.DISGUST: pgettext_lazy("emotion", "disgust"),
    Emotion.FEAR: pgettext_lazy("emotion", "fear"),
    Emotion.HAPPY: pgettext_lazy("emotion", "happy"),
    Emotion.SAD: pgettext_lazy("emotion", "sad"),
    Emotion.SURPRISE: pgettext_lazy("emotion", "surprise"),
    Emotion.NEUTRAL: pgettext_lazy("emotion", "neutral"),
}


def shares_in_words(probabilities: Sequence[float]) -> str:
    """All emotions of at least one per cent, the strongest first: "happy 62 %, neutral 20 %".

    Probabilities in 0..1, in the order of `emotion.labels`.
    """
    percents = [
        (round(100 * share), Emotion(label))
        for label, share in zip(LABELS, probabilities, strict=True)
    ]
    said = [
        _("%(emotion)s %(percent)d %%") % {"emotion": NAMES[label], "percent": percent}
        for percent, label in sorted(percents, key=lambda pair: -pair[0])
        if percent
    ]
    return ", ".join(said) or _("nothing read")
