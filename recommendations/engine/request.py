"""What is asked of an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

DEFAULT_LIMIT = 40
DEFAULT_PER_ARTIST = 2


class Goal(StrEnum):
    """What the music is for: to stay with the mood, or to lead out of it."""

    MATCH = "match"
    LIFT = "lift"
    CALM = "calm"


@dataclass(frozen=True)
class Filters:
    """What every track must be. None, or an empty set, asks for nothing.

    ``genres`` are names of the catalogue's, of which a track needs one of its own, not its
    artist's; ``decades`` first years such as 1980; ``tempo`` the lowest and highest beats
    a minute. A track whose value is unknown does not pass.
    """

    genres: frozenset[str] = frozenset()
    decades: frozenset[int] = frozenset()
    no_explicit: bool = False
    instrumental_only: bool = False
    tempo: tuple[float, float] | None = None


@dataclass(frozen=True)
class Heard:
    """One track of the listener's, and how much it counts: 1 today, less long ago."""

    track_id: int
    weight: float


@dataclass(frozen=True)
class Feedback:
    """What the listener said of tracks and artists, undone answers left out.

    ``liked`` and ``disliked`` are track ids, ``less_of`` artist numbers of the catalogue.
    """

    liked: frozenset[int] = frozenset()
    disliked: frozenset[int] = frozenset()
    less_of: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Request:
    """Everything that one choice depends on; equal requests give equal answers.

    ``probabilities`` are seven weights in the order of `emotion.labels`. ``taste`` is
    what the listener plays, empty when they did not offer it; ``familiarity`` 0..1 leads
    from songs far from it to songs near it, and 0.5 leaves it out. ``shown`` are ids of
    tracks in the listener's last sets with their age in sets (1 is the last one).
    """

    probabilities: tuple[float, ...]
    goal: Goal = Goal.MATCH
    filters: Filters = field(default_factory=Filters)
    taste: tuple[Heard, ...] = ()
    familiarity: float = 0.5
    feedback: Feedback = field(default_factory=Feedback)
    shown: Mapping[int, int] = field(default_factory=dict)
    limit: int = DEFAULT_LIMIT
    per_artist: int = DEFAULT_PER_ARTIST
    seed: int = 0
