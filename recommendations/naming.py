"""What a set is called, and what its playlist says of itself."""

from __future__ import annotations

import re
from uuid import UUID

from recommendations.models import RecommendationSet
from recommendations.moods import top_emotion

NAME_LENGTH = 100
# Spotify takes no more for a description.
DESCRIPTION_LENGTH = 300
# Leaves room for the words around it.
LIKE_SHOWN = 60
# Enough to tell the sets of one listener apart.
MARK_LENGTH = 8
_MARK = re.compile(rf"WMusic \[[0-9a-f]{{{MARK_LENGTH}}}\]")


def name_of(chosen: RecommendationSet) -> str:
    """The listener's own name, or else one made of the mood and the day."""
    return chosen.name or default_name(chosen)


def default_name(chosen: RecommendationSet) -> str:
    day = f"{chosen.created_at:%d %B %Y}"
    if chosen.like:
        return f"Like {chosen.like[:LIKE_SHOWN]}, {day}"
    return f"{top_emotion(chosen.probabilities).title()} mood, {day}"


def description_of(chosen: RecommendationSet) -> str:
    """One line for Spotify, at most 300 characters, with the set's mark at its end."""
    return f"{chosen.description or default_words(chosen)}{ending_of(chosen.id)}"


def default_words(chosen: RecommendationSet) -> str:
    """What a description says before its end where the listener wrote nothing."""
    like = f" like “{chosen.like[:LIKE_SHOWN]}”" if chosen.like else ""
    return f"Music{like} for a {top_emotion(chosen.probabilities)} mood"


def words_in(description: str, set_id: UUID) -> str:
    """The listener's part of a description: what stands before its end."""
    return description.removesuffix(ending_of(set_id))


def ending_of(set_id: UUID) -> str:
    """The end of a description, which stays whatever the listener writes: by its mark a
    playlist is found whose making was not confirmed."""
    return f" · chosen with {mark_of(set_id)}"


def mark_of(set_id: UUID) -> str:
    """What tells a playlist in an account from another one of the same name."""
    return f"WMusic [{set_id.hex[:MARK_LENGTH]}]"


# Every end is as long as this one.
WORDS_LENGTH = DESCRIPTION_LENGTH - len(ending_of(UUID(int=0)))


def is_marked_for_another(description: str, set_id: UUID) -> bool:
    """Whether `description` names another set than this; one without a mark names none."""
    marks = _MARK.findall(description)
    return bool(marks) and mark_of(set_id) not in marks
