from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.engine.request import Goal
from recommendations.models import RecommendationSet, SetTrack, Track
from recommendations.selectors.set_map import (
    FARTHEST_MOVED,
    HIGHEST,
    LABEL_LENGTH,
    LOWEST,
    MANY,
    SIZE,
    SetMap,
    map_of,
)
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for


def set_with(
    owner: User, tracks: list[Track], places: list[tuple[float, float]], **values: object
) -> RecommendationSet:
    """A set of songs at these places (valence, arousal), all of them shown."""
    notes = {"mood": [0.2, 0.4], "goal": [0.2, 0.4]}
    given = {"goal": "match", "notes": notes} | values
    made = RecommendationSet.objects.create(
        owner=owner, origin="hand", probabilities=[0, 0, 0, 0, 1, 0, 0], shown=len(places), **given
    )
    SetTrack.objects.bulk_create(
        SetTrack(set=made, track=track, position=position, valence=valence, arousal=arousal)
        for position, (track, (valence, arousal)) in enumerate(
            zip(tracks, places, strict=False), start=1
        )
    )
    return made


def drawn(chosen: RecommendationSet) -> SetMap:
    drawing = map_of(chosen)
    assert drawing is not None
    return drawing


def test_bright_is_right_and_energetic_is_up(alice: User, tracks: list[Track]) -> None:
    made = set_with(alice, tracks, [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 0.5)])
    spots = [(point.spot.x, point.spot.y) for point in drawn(made).points]
    assert spots == [(LOWEST, HIGHEST), (HIGHEST, HIGHEST), (HIGHEST, LOWEST), (200, 200)]


def test_each_song_has_its_number_its_card_and_its_place_in_words(
    alice: User, tracks: list[Track]
) -> None:
    made = set_with(alice, tracks, [(0.05, 0.5), (0.9, 1.0)])
    first, second = drawn(made).points
    assert (first.number, first.position, first.title) == (1, 1, "Song 0")
    assert (first.brighter, first.livelier, first.character) == (5, 50, "very dark")
    # No song is brighter than all: a share counts the song itself.
    assert (second.brighter, second.livelier) == (90, 99)
    assert second.character == "very bright and very energetic"


def test_only_what_is_shown_and_kept_is_on_it(alice: User, tracks: list[Track]) -> None:
    made = set_with(alice, tracks, [(number / 6, 0.5) for number in range(6)])
    made.shown = 4
    made.entries.filter(position=2).update(removed=True)
    points = drawn(made).points
    assert [(point.number, point.position) for point in points] == [(1, 1), (2, 3), (3, 4)]


def test_without_a_song_kept_there_is_no_map(alice: User, tracks: list[Track]) -> None:
    made = set_with(alice, tracks, [(0.1, 0.1)])
    made.entries.update(removed=True)
    assert map_of(made) is None


@pytest.mark.parametrize("missing", ["valence", "arousal"])
def test_a_song_without_a_place_is_not_on_it(
    alice: User, tracks: list[Track], missing: str
) -> None:
    made = set_with(alice, tracks, [(0.1, 0.1), (0.2, 0.2)])
    made.entries.filter(position=1).update(**{missing: None})
    assert [point.position for point in drawn(made).points] == [2]


def test_a_set_from_before_there_were_notes_has_none(alice: User, tracks: list[Track]) -> None:
    assert map_of(set_with(alice, tracks, [(0.1, 0.1)], notes={})) is None


def test_songs_on_one_place_stand_apart_but_not_far(alice: User, tracks: list[Track]) -> None:
    points = drawn(set_with(alice, tracks, [(0.5, 0.5)] * 3)).points
    assert len({(point.spot.x, point.spot.y) for point in points}) == 3
    for point in points:
        distance = ((point.spot.x - 200) ** 2 + (point.spot.y - 200) ** 2) ** 0.5
        assert 0 < distance <= FARTHEST_MOVED + 0.1


def test_many_songs_have_smaller_points(alice: User, tracks: list[Track]) -> None:
    few = drawn(set_with(alice, tracks, [(0.5, number / 40) for number in range(MANY)]))
    many = drawn(set_with(alice, tracks, [(0.5, number / 40) for number in range(MANY + 1)]))
    assert (few.is_crowded, many.is_crowded) == (False, True)
    assert many.radius < few.radius


def test_the_mood_has_its_place_and_a_match_leads_nowhere(alice: User, tracks: list[Track]) -> None:
    drawing = drawn(set_with(alice, tracks, [(0.5, 0.5)]))
    span = HIGHEST - LOWEST
    assert drawing.mood.x == pytest.approx(LOWEST + 0.2 * span, abs=0.1)
    assert drawing.mood.y == pytest.approx(HIGHEST - 0.4 * span, abs=0.1)
    assert drawing.goal is None
    assert drawing.sentence == "Your mood asks for dark music."


def test_a_goal_is_where_the_way_ends(alice: User, tracks: list[Track]) -> None:
    wish = replace(wish_for(Emotion.SAD), goal=Goal.LIFT)
    drawing = drawn(create_set(wish=wish, owner=alice))
    assert drawing.goal is not None
    assert drawing.goal.x > drawing.mood.x
    assert drawing.goal.y < drawing.mood.y
    assert drawing.sentence == (
        "The list begins near your mood, dark and quiet music, and leads to a happier mood: "
        "very bright and energetic music."
    )


def test_who_is_there_already_is_told_so(alice: User, tracks: list[Track]) -> None:
    drawing = drawn(set_with(alice, tracks, [(0.5, 0.5)], goal="calm"))
    assert drawing.goal is None
    assert drawing.sentence == "Your mood is already where the way to calm ends: dark music."


@pytest.mark.parametrize("place", [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0), (0.5, 0.96)])
def test_a_long_title_is_cut_and_stays_within_the_drawing(
    alice: User, tracks: list[Track], place: tuple[float, float]
) -> None:
    tracks[0].title = "A very long title " * 10
    tracks[0].save()
    (point,) = drawn(set_with(alice, tracks, [place])).points
    assert len(point.title) == LABEL_LENGTH
    assert point.title.endswith("…")
    half = LABEL_LENGTH * 7.2 / 2
    assert half <= point.label.x <= SIZE - half
    assert 0 < point.label.y < SIZE


def test_the_page_draws_it_and_says_the_same_in_words(
    client: Client, alice: User, tracks: list[Track]
) -> None:
    made = set_with(
        alice,
        tracks,
        [(0.1, 0.2), (0.8, 0.9)],
        goal="lift",
        notes={"mood": [0.2, 0.4], "goal": [0.9, 0.75]},
    )
    client.force_login(alice)
    page = client.get(reverse("recommendations:set", args=[made.id])).content.decode()
    drawing = page.split('id="map"')[1].split("</section>")[0]
    assert drawing.count('class="map-point"') == 2
    assert 'href="#card-2" aria-label="2. Song 1 by Artist 0: bright and very energetic"' in drawing
    assert 'class="map-way"' in drawing.split("map-text")[0]
    for word in ("dark", "bright", "quiet", "energetic"):
        assert f">{word}<" in drawing
    assert "<td>80 %</td><td>90 %</td>" in drawing
    assert "style=" not in drawing


def test_a_title_is_text_on_the_map_too(client: Client, alice: User, tracks: list[Track]) -> None:
    tracks[0].title = '"><script>alert(1)</script>'
    tracks[0].save()
    made = set_with(alice, tracks, [(0.1, 0.2)])
    client.force_login(alice)
    page = client.get(reverse("recommendations:set", args=[made.id])).content.decode()
    assert "<script>alert" not in page
