"""One sentence about why a track is in the list, true of what the engine noted."""

from __future__ import annotations

import math
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal
from recommendations.wording.character import song
from recommendations.wording.moods import FOR_A_MOOD

NEAR_TASTE, FAR_FROM_TASTE = 0.5, 0.0
WAY_BEGINS: Final = {
    Goal.LIFT: gettext_lazy("%(for_a_mood)s, where the way to a happier mood begins"),
    Goal.CALM: gettext_lazy("%(for_a_mood)s, where the way to calm begins"),
}
# Up to which step each goes.
STRETCHES: Final = {
    Goal.LIFT: (
        (1 / 3, gettext_lazy("for the first steps of the way to a happier mood")),
        (2 / 3, gettext_lazy("for the middle of the way to a happier mood")),
        (1, gettext_lazy("for the last steps of the way to a happier mood")),
        (math.inf, gettext_lazy("for the end of the way to a happier mood")),
    ),
    Goal.CALM: (
        (1 / 3, gettext_lazy("for the first steps of the way to calm")),
        (2 / 3, gettext_lazy("for the middle of the way to calm")),
        (1, gettext_lazy("for the last steps of the way to calm")),
        (math.inf, gettext_lazy("for the end of the way to calm")),
    ),
}


def sentence(reasons: Reasons, goal: Goal = Goal.MATCH) -> str:
    """Return one sentence on what the track is like, how it is known and what it is for.

    `goal` is the request's; it matters only where the track is a step on the way to it.
    """
    said = _with_asides(reasons) % {
        "song": song(reasons.valence, reasons.arousal),
        "genre": reasons.genre,
        "familiarity": _familiarity(reasons),
        "purpose": _purpose(reasons, goal),
    }
    if reasons.liked:
        said = _("%(sentence)s; you liked it") % {"sentence": said}
    if reasons.returned:
        said = _("%(sentence)s; shown before, it is back for want of others") % {"sentence": said}
    return f"{said}."


def _with_asides(reasons: Reasons) -> str:
    familiarity = _familiarity(reasons)
    if reasons.genre and familiarity:
        return _("%(song)s, filed under %(genre)s and %(familiarity)s, %(purpose)s")
    if reasons.genre:
        return _("%(song)s, filed under %(genre)s, %(purpose)s")
    if familiarity:
        return _("%(song)s, %(familiarity)s, %(purpose)s")
    return _("%(song)s %(purpose)s")


def _familiarity(reasons: Reasons) -> str:
    if reasons.heard:
        return _("among those you play")
    if reasons.known_artist:
        return _("by an artist you play")
    if reasons.taste is None or FAR_FROM_TASTE < reasons.taste < NEAR_TASTE:
        return ""
    if reasons.taste >= NEAR_TASTE:
        return _("close to what you play")
    return _("unlike what you play")


def _purpose(reasons: Reasons, goal: Goal) -> str:
    step, for_a_mood = reasons.step, FOR_A_MOOD[reasons.emotion]
    if step is None:
        return str(for_a_mood)
    if step == 0:
        return str(WAY_BEGINS[goal]) % {"for_a_mood": for_a_mood}
    return next(str(words) for below, words in STRETCHES[goal] if step < below)
