from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.catalogue.matrix import load_catalogue_and_map
from recommendations.engine.coordinates import COORDINATES, GOALS
from recommendations.engine.maps import EngineName
from recommendations.engine.request import Filters, Goal
from recommendations.models import (
    ArtistOpinion,
    ListenerTaste,
    RecommendationSet,
    TasteTrack,
    Track,
    TrackOpinion,
)
from recommendations.services.sets import FIRST_SHOWN, MOST_SHOWN, create_set
from recommendations.tests.conftest import wish_for
from recommendations.tests.sets.conftest import SONGS, UNKNOWN_TEMPOS, UNKNOWN_YEARS
from recommendations.wording.kept_reasons import why

HAPPY = wish_for(Emotion.HAPPY)


@pytest.fixture(autouse=True)
def chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seed for every set: what differs then does so for a reason."""
    monkeypatch.setattr("recommendations.services.sets.secrets.randbits", lambda bits: 7)


def ids(made: RecommendationSet) -> list[int]:
    return list(made.entries.values_list("track_id", flat=True))


def shown_ids(made: RecommendationSet) -> set[int]:
    return set(ids(made)[: made.shown])


def test_every_track_has_a_place_and_a_sentence(alice: User, library: list[Track]) -> None:
    entries = list(create_set(wish=HAPPY, owner=alice).entries.all())
    assert [entry.position for entry in entries] == list(range(1, MOST_SHOWN + 1))
    catalogue, mood_map = load_catalogue_and_map(EngineName.DEFAULT)
    places = dict(zip(catalogue.track_ids.tolist(), mood_map.positions.tolist(), strict=True))
    for entry in entries:
        assert [entry.valence, entry.arousal] == pytest.approx(places[entry.track_id])
        assert why(entry).startswith(("A ", "An ")), why(entry)
        assert "for a happy mood" in why(entry)


@pytest.mark.parametrize("goal", [Goal.LIFT, Goal.CALM])
def test_a_way_to_a_goal_is_shown_whole(alice: User, library: list[Track], goal: Goal) -> None:
    sad = replace(wish_for(Emotion.SAD), goal=goal)
    assert create_set(wish=sad, owner=alice).shown == MOST_SHOWN
    assert create_set(wish=wish_for(Emotion.SAD), owner=alice).shown == FIRST_SHOWN


def test_the_wish_is_kept_with_it(alice: User, library: list[Track]) -> None:
    wish = replace(
        HAPPY,
        goal=Goal.CALM,
        engine=EngineName.COSINE,
        familiarity=0.75,
        filters=Filters(
            genres=frozenset({"pop", "jazz"}),
            decades=frozenset({2000, 1980}),
            no_explicit=True,
            tempo=(60.0, 300.0),
        ),
    )
    made = create_set(wish=wish, owner=alice)
    made.refresh_from_db()
    assert (made.goal, made.engine, made.familiarity) == ("calm", "cosine", 0.75)
    assert (made.source, made.like) == ("mood", "")
    assert made.filters == {
        "genres": ["jazz", "pop"],
        "decades": [1980, 2000],
        "no_explicit": True,
        "instrumental_only": False,
        "tempo": [60.0, 300.0],
    }


def test_the_notes_say_what_was_left_out(alice: User, library: list[Track]) -> None:
    filters = Filters(decades=frozenset({1980, 1990, 2000}), tempo=(20, 300))
    notes = create_set(wish=replace(HAPPY, filters=filters), owner=alice).notes
    assert notes["unknown"] == {"decades": UNKNOWN_YEARS, "tempo": UNKNOWN_TEMPOS}
    assert notes["candidates"] == SONGS - UNKNOWN_YEARS - UNKNOWN_TEMPOS
    assert (notes["returned"], notes["shortage"]) == (0, None)


def test_the_notes_say_where_the_list_starts_and_leads(alice: User, library: list[Track]) -> None:
    matching = create_set(wish=HAPPY, owner=alice).notes
    assert matching["mood"] == matching["goal"] == pytest.approx(COORDINATES[Emotion.HAPPY])
    calming = create_set(wish=replace(HAPPY, goal=Goal.CALM), owner=alice).notes
    assert calming["mood"] == pytest.approx(COORDINATES[Emotion.HAPPY])
    assert calming["goal"] == pytest.approx(GOALS[Goal.CALM])


def test_only_what_passes_the_filters_is_in_it(alice: User, library: list[Track]) -> None:
    filters = Filters(
        genres=frozenset({"jazz"}), no_explicit=True, instrumental_only=True, tempo=(70, 170)
    )
    made = create_set(wish=replace(HAPPY, filters=filters), owner=alice)
    tracks = list(made.tracks.all())
    assert tracks
    for track in tracks:
        assert (track.genre, track.explicit) == ("jazz", False)
        assert track.instrumentalness == 0.9
        assert track.tempo is not None and 70 <= track.tempo <= 170


def test_a_set_that_filters_make_short_says_why(alice: User, library: list[Track]) -> None:
    filters = Filters(instrumental_only=True, decades=frozenset({1980}))
    made = create_set(wish=replace(HAPPY, filters=filters), owner=alice)
    assert 0 < made.entries.count() < MOST_SHOWN
    assert made.notes["shortage"] == "filtered-to-few"


@pytest.mark.parametrize("presses", [2, 3, 4])
def test_further_presses_of_an_owner_repeat_nothing_that_was_shown(
    alice: User, library: list[Track], presses: int
) -> None:
    made = [create_set(wish=HAPPY, owner=alice) for _ in range(presses)]
    seen = [shown_ids(one) for one in made]
    assert len(set().union(*seen)) == presses * made[0].shown
    assert not set(ids(made[-1])) & set().union(*seen[:-1])


def test_all_forty_are_spared_once_all_forty_were_shown(alice: User, library: list[Track]) -> None:
    first = create_set(wish=HAPPY, owner=alice)
    RecommendationSet.objects.update(shown=MOST_SHOWN)
    assert not set(ids(create_set(wish=HAPPY, owner=alice))) & set(ids(first))


def test_further_presses_of_a_visitor_repeat_nothing_either(library: list[Track]) -> None:
    first = create_set(wish=HAPPY, owner=None, visitor="one")
    assert not set(ids(create_set(wish=HAPPY, owner=None, visitor="one"))) & shown_ids(first)


def test_what_others_were_shown_may_come(alice: User, bob: User, library: list[Track]) -> None:
    for_bob = create_set(wish=HAPPY, owner=bob)
    create_set(wish=HAPPY, owner=None, visitor="another")
    assert ids(create_set(wish=HAPPY, owner=alice)) == ids(for_bob)
    assert ids(create_set(wish=HAPPY, owner=None, visitor="third")) == ids(for_bob)


def test_songs_of_the_last_sets_come_again_when_asked_for(
    alice: User, library: list[Track]
) -> None:
    first = create_set(wish=HAPPY, owner=alice)
    again = create_set(wish=replace(HAPPY, again=True), owner=alice)
    assert ids(again) == ids(first)
    assert again.notes["recently_shown"] == 0


def test_what_was_shown_comes_back_for_want_of_others_and_is_told(
    alice: User, library: list[Track]
) -> None:
    # Few enough songs that the second set cannot do without those of the first.
    filters = Filters(instrumental_only=True)
    first = create_set(wish=replace(HAPPY, filters=filters), owner=alice)
    RecommendationSet.objects.update(shown=first.entries.count())
    second = create_set(wish=replace(HAPPY, filters=filters), owner=alice)
    back = set(ids(second)) & set(ids(first))
    assert second.notes["returned"] == len(back) > 0
    for entry in second.entries.filter(track__in=back):
        assert "it is back for want of others" in why(entry)


def answer_everything(listener: User, library: list[Track]) -> None:
    """Strong opinions and a taste, all against what a happy mood would get."""
    TrackOpinion.objects.bulk_create(
        TrackOpinion(owner=listener, track=track, liked=number % 2 == 0)
        for number, track in enumerate(library)
    )
    ArtistOpinion.objects.bulk_create(
        ArtistOpinion(owner=listener, track=track, main_artist=track.main_artist.casefold())
        for track in library[::2]
    )
    taste = ListenerTaste.objects.create(owner=listener, source="liked", read_at=timezone.now())
    TasteTrack.objects.bulk_create(
        TasteTrack(taste=taste, track=track, at=timezone.now()) for track in library[:50]
    )


def test_bobs_answers_and_taste_never_reach_alices_set(
    alice: User, bob: User, library: list[Track]
) -> None:
    wish = replace(HAPPY, familiarity=1.0, again=True)
    before = create_set(wish=wish, owner=alice)
    for_bob_before = create_set(wish=wish, owner=bob)
    assert ids(for_bob_before) == ids(before)
    answer_everything(bob, library)

    after = create_set(wish=wish, owner=alice)
    for_a_visitor = create_set(wish=wish, owner=None, visitor="somebody")
    for_bob = create_set(wish=wish, owner=bob)

    # Bob's own set shows that there was something to leak.
    assert ids(for_bob) != ids(before)
    assert any("play" in why(entry) for entry in for_bob.entries.all())
    for made in (after, for_a_visitor):
        assert ids(made) == ids(before)
        assert made.notes == before.notes
        assert not any("play" in why(e) or "liked" in why(e) for e in made.entries.all())
