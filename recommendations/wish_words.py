"""What the choices beside a mood are called, on the form and on the page of a set."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.engine.maps import EngineName
from recommendations.engine.request import Goal
from recommendations.wishes import FASTEST, SLOWEST

GOALS: Final = {
    Goal.MATCH: _("Match my mood"),
    Goal.LIFT: _("Lift me"),
    Goal.CALM: _("Calm me"),
}
# Per cent from new to familiar. Not "only new": a song that the listener plays is unlikely
# there, but no step of the engine forbids it.
FAMILIARITY: Final = {
    0: _("Mostly new"),
    25: _("A little more new"),
    50: _("Either: my taste left out"),
    75: _("A little more familiar"),
    100: _("Mostly familiar"),
}
# The same among other choices, without the one that is none. Not made from those: a noun
# keeps its capital where a language has such.
FAMILIARITY_IN_PASSING: Final = {
    0: _("mostly new"),
    25: _("a little more new"),
    75: _("a little more familiar"),
    100: _("mostly familiar"),
}
ENGINES: Final = {
    EngineName.DEFAULT: _("By direction"),
    EngineName.CALIBRATED: _("By listeners"),
    EngineName.WMUSIC: _("WMusic's table"),
    EngineName.INSIDE_OUT: _("Inside-Out's table"),
    EngineName.COSINE: _("By angle"),
    EngineName.LEARNT: _("From playlists"),
}
# Each goes on after the engine's name and a colon.
ENGINE_SENTENCES: Final = {
    EngineName.DEFAULT: _(
        "looks how far a song lies in the direction that published research gives the mood, "
        "with rules for genre and era."
    ),
    EngineName.CALIBRATED: _("learnt from thousands of songs how listeners rate them."),
    EngineName.WMUSIC: _(
        "takes what lies nearest to one fixed point for each mood, as the original WMusic set them."
    ),
    EngineName.INSIDE_OUT: _("does the same with the points of the Inside-Out project."),
    EngineName.COSINE: _("wants the same proportions as WMusic's point, at any strength."),
    EngineName.LEARNT: _("takes what lies nearest to the middle of real playlists for a mood."),
}


def decade_words(decade: int) -> str:
    """Ten years by their first: "1990s"."""
    return gettext("%(decade)ds") % {"decade": decade}


def tempo_words(slowest: int, fastest: int) -> str:
    """A range in beats a minute, without an end that the listener left open."""
    ends = {"slowest": slowest, "fastest": fastest}
    if slowest > SLOWEST and fastest == FASTEST:
        return gettext("at least %(slowest)d beats a minute") % ends
    if slowest == SLOWEST and fastest < FASTEST:
        return gettext("at most %(fastest)d beats a minute") % ends
    return gettext("%(slowest)d to %(fastest)d beats a minute") % ends
