"""What a set is called, and what its playlist says of itself."""

from __future__ import annotations

from recommendations.models import RecommendationSet
from recommendations.moods import top_emotion

NAME_LENGTH = 100
# Leaves room for the words around it.
LIKE_SHOWN = 60


def name_of(chosen: RecommendationSet) -> str:
    """The listener's own name, or else one made of the mood and the day."""
    return chosen.name or default_name(chosen)


def default_name(chosen: RecommendationSet) -> str:
    day = f"{chosen.created_at:%d %B %Y}"
    if chosen.like:
        return f"Like {chosen.like[:LIKE_SHOWN]}, {day}"
    return f"{top_emotion(chosen.probabilities).title()} mood, {day}"


def description_of(chosen: RecommendationSet) -> str:
    """One line for Spotify, at most 300 characters."""
    like = f" like “{chosen.like[:LIKE_SHOWN]}”" if chosen.like else ""
    return f"Music{like} for a {top_emotion(chosen.probabilities)} mood, chosen with WMusic."
