"""What a set is called, and what its playlist says of itself.

In the language of whoever reads it, until a save makes a playlist: that keeps what it is given.
"""

from __future__ import annotations

import re
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from emotion.words import NAMES
from recommendations.likeness import like_shown
from recommendations.models import RecommendationSet
from recommendations.moods import top_emotion
from recommendations.selectors.mood_lists import SORTED
from recommendations.wording.moods import FOR_A_MOOD, MOODS

NAME_LENGTH = 100
# Spotify takes no more for a description.
DESCRIPTION_LENGTH = 300
# No end is longer than this, in any language: as long as the English one.
ENDING_LENGTH = 32
WORDS_LENGTH = DESCRIPTION_LENGTH - ENDING_LENGTH
# Leaves room for the words around it.
LIKE_SHOWN = 60
# Enough to tell the sets of one listener apart.
MARK_LENGTH = 8
_MARK = re.compile(rf"WMusic \[[0-9a-f]{{{MARK_LENGTH}}}\]")


def name_of(chosen: RecommendationSet) -> str:
    """The listener's own name, or else one made of the mood and the day."""
    return chosen.name or default_name(chosen)


def default_name(chosen: RecommendationSet) -> str:
    if SORTED in chosen.notes:
        emotion = NAMES[top_emotion(chosen.probabilities)]
        return _("My liked songs: %(emotion)s") % {"emotion": emotion}
    day = date_format(chosen.created_at, "DATE_FORMAT")
    if chosen.like:
        return _("Like %(like)s, %(day)s") % {"like": _like(chosen), "day": day}
    mood = MOODS[top_emotion(chosen.probabilities)]
    return _("%(mood)s, %(day)s") % {"mood": mood, "day": day}


def description_of(chosen: RecommendationSet) -> str:
    """One line for Spotify, at most 300 characters, with the set's mark at its end."""
    return f"{chosen.description or default_words(chosen)}{ending_of(chosen.id)}"


def default_words(chosen: RecommendationSet) -> str:
    """What a description says before its end where the listener wrote nothing."""
    words = {
        "like": _like(chosen),
        "for_a_mood": FOR_A_MOOD[top_emotion(chosen.probabilities)],
    }
    if chosen.like:
        return _("Music like “%(like)s” %(for_a_mood)s") % words
    return _("Music %(for_a_mood)s") % words


def words_in(description: str, set_id: UUID) -> str:
    """The listener's part of a description: what stands before its end in any language."""
    return re.sub(rf" · [^·]*{re.escape(mark_of(set_id))}\Z", "", description)


def ending_of(set_id: UUID) -> str:
    """The end of a description, which stays whatever the listener writes: by its mark a
    playlist is found whose making was not confirmed."""
    said = _("chosen with %(mark)s") % {"mark": mark_of(set_id)}
    return f" · {said}"


def mark_of(set_id: UUID) -> str:
    """What tells a playlist in an account from another one of the same name."""
    return f"WMusic [{set_id.hex[:MARK_LENGTH]}]"


def _like(chosen: RecommendationSet) -> str:
    return like_shown(chosen.like)[:LIKE_SHOWN]


def is_marked_for_another(description: str, set_id: UUID) -> bool:
    """Whether `description` names another set than this; one without a mark names none."""
    marks = _MARK.findall(description)
    return bool(marks) and mark_of(set_id) not in marks
