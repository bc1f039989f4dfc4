from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal
from recommendations.models import SetTrack
from recommendations.tests.wording.test_why_a_song_is_there import reasons
from recommendations.wording import kept_reasons
from recommendations.wording.found_songs import why_found, why_recommended
from recommendations.wording.song_reasons import sentence


def as_read(facts: kept_reasons.Facts, **columns: float) -> SetTrack:
    """A row whose facts were written to the database and read again."""
    return SetTrack(why_facts=json.loads(json.dumps(facts)), **columns)


@given(reasons, st.sampled_from([Goal.LIFT, Goal.CALM]))
def test_the_facts_of_a_reason_say_the_same_as_the_reason(known: Reasons, goal: Goal) -> None:
    facts = kept_reasons.chosen(known, goal)
    row = as_read(facts, valence=known.valence, arousal=known.arousal)
    assert kept_reasons.why(row) == sentence(known, goal)


@given(st.text(), st.none() | st.integers(1900, 2100), st.booleans(), st.booleans())
def test_so_do_those_of_a_song_from_spotify(
    genre: str, year: int | None, is_new: bool, was_asked_for: bool
) -> None:
    is_new = is_new and year is not None
    facts = kept_reasons.found(genre, year, is_new=is_new, was_asked_for=was_asked_for)
    said = why_found(genre, year, is_new=is_new, was_asked_for=was_asked_for)
    assert kept_reasons.why(as_read(facts)) == said


def test_and_those_of_what_spotify_recommends() -> None:
    target = (0.72, 0.6, 0.5)
    said = why_recommended(target)
    assert kept_reasons.why(as_read(kept_reasons.recommended(target))) == said
    assert "valence 0.72, energy 0.60 and danceability 0.50" in said
