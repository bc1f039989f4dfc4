from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal
from recommendations.wording.song_reasons import sentence

PLAIN = Reasons(emotion=Emotion.HAPPY, valence=0.7, arousal=0.7)
SAD = replace(PLAIN, emotion=Emotion.SAD, valence=0.1, arousal=0.3)

reasons = st.builds(
    Reasons,
    emotion=st.sampled_from(Emotion),
    valence=st.floats(0, 1),
    arousal=st.floats(0, 1),
    step=st.none() | st.floats(0, 1),
    genre=st.sampled_from(["", "k-pop"]),
    taste=st.none() | st.floats(-1, 1),
    known_artist=st.booleans(),
    heard=st.booleans(),
    liked=st.booleans(),
    returned=st.booleans(),
)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (PLAIN, "A bright and energetic song for a happy mood."),
        (replace(PLAIN, valence=0.5), "An energetic song for a happy mood."),
        (replace(PLAIN, valence=0.5, arousal=0.5), "A balanced song for a happy mood."),
        (SAD, "A very dark and quiet song for a sad mood."),
        (
            replace(PLAIN, genre="k-pop", known_artist=True),
            "A bright and energetic song, filed under k-pop and by an artist you play, "
            "for a happy mood.",
        ),
        (
            replace(PLAIN, known_artist=True, heard=True),
            "A bright and energetic song, among those you play, for a happy mood.",
        ),
    ],
)
def test_a_sentence_says_what_is_known(known: Reasons, said: str) -> None:
    assert sentence(known) == said


@given(reasons, st.sampled_from([Goal.LIFT, Goal.CALM]))
def test_nothing_is_said_that_was_not_noted(known: Reasons, goal: Goal) -> None:
    said = sentence(known, goal)
    assert said.endswith(".")
    assert said.count(".") == 1
    assert ("k-pop" in said) == bool(known.genre)
    assert ("artist" in said) == (known.known_artist and not known.heard)
    assert ("you liked it" in said) == known.liked
    assert ("shown before" in said) == known.returned
    assert not ("bright" in said and known.valence < 0.6)
    assert not ("dark" in said and known.valence >= 0.4)
    assert not ("energetic" in said and known.arousal < 0.6)
    assert not ("quiet" in said and known.arousal >= 0.4)
    if known.taste is None and not known.heard and not known.known_artist:
        assert "you play" not in said


@given(reasons)
def test_every_fact_that_differs_is_told(known: Reasons) -> None:
    known = replace(known, heard=False, known_artist=False, step=None)
    assert sentence(replace(known, taste=0.9)) != sentence(replace(known, taste=-0.9))
    moods = {sentence(replace(known, emotion=emotion)) for emotion in Emotion}
    assert len(moods) == len(Emotion)
    ways = {
        sentence(replace(known, step=step), goal)
        for step in (0.1, 0.5, 0.9, 1.0)
        for goal in (Goal.LIFT, Goal.CALM)
    }
    assert len(ways) == 8
