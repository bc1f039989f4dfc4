from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.explanation import sentence
from recommendations.engine.reasons import speaking_genres
from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.engine.worlds import feeling, world_of

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
        (replace(PLAIN, valence=0.5, arousal=0.5), "A middling song for a happy mood."),
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


def test_a_genre_speaks_for_a_mood_that_its_songs_fit_better_than_others() -> None:
    # Twenty songs of metal fit best, twenty of pop worst; one is of both, one of neither,
    # and the metal of the last but one is only its artist's.
    genres = [("metal",)] * 20 + [("pop",)] * 20 + [("pop", "metal"), (), ("metal",), ("rare",)]
    catalogue = catalogue_of(
        genres=genres, genres_of_artist=[False] * 42 + [True, False], valence=[0.5] * 44
    )
    scores = np.array([1.0] * 20 + [-1.0] * 20 + [0.0, 0.0, 1.0, 5.0], np.float32)
    said = speaking_genres(catalogue, scores, np.array([0, 20, 40, 41, 42, 43]))
    assert said == ["metal", "", "metal", "", "", ""]


def test_a_genre_is_told_only_of_tracks_chosen_for_the_mood() -> None:
    world = world_of(seed=24, size=1500, artists=1500)
    metal = world.catalogue.genre_names.index("metal")
    fits = world.mood_map.fits + 5 * (world.catalogue.genres == metal).any(axis=1)[:, np.newaxis]
    world = replace(world, mood_map=replace(world.mood_map, fits=fits.astype(np.float32)))
    assert any(pick.reasons.genre for pick in world.recommend(feeling(Emotion.SAD)).picks)
    for pick in world.recommend(feeling(Emotion.SAD, goal=Goal.LIFT)).picks:
        assert not (pick.reasons.genre and pick.reasons.step)
        assert pick.reasons.genre in {"", "metal"}
