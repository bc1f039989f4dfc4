"""What the choices beside a mood are called, on the form and on the page of a set."""

from __future__ import annotations

from typing import Final

from recommendations.engine.maps import EngineName
from recommendations.engine.request import Goal
from recommendations.wishes import FASTEST, SLOWEST

GOALS: Final = {
    Goal.MATCH: "Match my mood",
    Goal.LIFT: "Lift me",
    Goal.CALM: "Calm me",
}
LEADS_TO: Final = {Goal.LIFT: "a happier mood", Goal.CALM: "calm"}
# Per cent from new to familiar. Not "only new": a song that the listener plays is unlikely
# there, but no step of the engine forbids it.
FAMILIARITY: Final = {
    0: "Mostly new",
    25: "A little more new",
    50: "Either: my taste left out",
    75: "A little more familiar",
    100: "Mostly familiar",
}
ENGINES: Final = {
    EngineName.DEFAULT: "By direction",
    EngineName.CALIBRATED: "By listeners",
    EngineName.WMUSIC: "WMusic's table",
    EngineName.INSIDE_OUT: "Inside-Out's table",
    EngineName.COSINE: "By angle",
    EngineName.LEARNT: "From playlists",
}
ENGINE_SENTENCES: Final = {
    EngineName.DEFAULT: "looks how far a song lies in the direction that published "
    "research gives the mood, with rules for genre and era.",
    EngineName.CALIBRATED: "learnt from thousands of songs how listeners rate them.",
    EngineName.WMUSIC: "takes what lies nearest to one fixed point for each mood, as the "
    "original WMusic set them.",
    EngineName.INSIDE_OUT: "does the same with the points of the Inside-Out project.",
    EngineName.COSINE: "wants the same proportions as WMusic's point, at any strength.",
    EngineName.LEARNT: "takes what lies nearest to the middle of real playlists for a mood.",
}


def tempo_words(slowest: int, fastest: int) -> str:
    """A range in beats a minute, without an end that the listener left open."""
    if slowest > SLOWEST and fastest == FASTEST:
        return f"at least {slowest} beats a minute"
    if slowest == SLOWEST and fastest < FASTEST:
        return f"at most {fastest} beats a minute"
    return f"{slowest} to {fastest} beats a minute"
