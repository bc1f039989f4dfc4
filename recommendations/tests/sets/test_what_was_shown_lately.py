from __future__ import annotations

from django.contrib.auth.models import User

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.request import Feedback
from recommendations.models import (
    ArtistOpinion,
    RecommendationSet,
    SetTrack,
    Track,
    TrackOpinion,
)
from recommendations.selectors.memory import REMEMBERED_SETS, feedback_of, shown_lately


def a_set(
    tracks: list[Track], *, owner: User | None = None, visitor: str = "", shown: int = 12
) -> RecommendationSet:
    made = RecommendationSet.objects.create(
        owner=owner,
        visitor=visitor,
        origin="hand",
        probabilities=[1, 0, 0, 0, 0, 0, 0],
        shown=shown,
    )
    SetTrack.objects.bulk_create(
        SetTrack(set=made, track=track, position=position)
        for position, track in enumerate(tracks, start=1)
    )
    return made


def test_the_last_set_has_age_one(alice: User, tracks: list[Track]) -> None:
    for number in range(3):
        a_set([tracks[number]], owner=alice)
    ages = shown_lately(owner=alice, visitor="")
    assert ages == {tracks[2].pk: 1, tracks[1].pk: 2, tracks[0].pk: 3}


def test_a_track_of_several_sets_has_the_youngest_age(alice: User, tracks: list[Track]) -> None:
    for _ in range(3):
        a_set([tracks[0]], owner=alice)
    a_set([tracks[1]], owner=alice)
    assert shown_lately(owner=alice, visitor="")[tracks[0].pk] == 2


def test_cards_that_were_not_shown_do_not_count(alice: User, tracks: list[Track]) -> None:
    a_set(tracks[:5], owner=alice, shown=2)
    assert shown_lately(owner=alice, visitor="").keys() == {tracks[0].pk, tracks[1].pk}


def test_a_track_that_was_removed_was_shown_all_the_same(alice: User, tracks: list[Track]) -> None:
    made = a_set(tracks[:2], owner=alice)
    made.entries.filter(position=1).update(removed=True)
    assert tracks[0].pk in shown_lately(owner=alice, visitor="")


def test_older_sets_are_forgotten(alice: User, tracks: list[Track]) -> None:
    for number in range(REMEMBERED_SETS + 1):
        a_set([tracks[number]], owner=alice)
    shown = shown_lately(owner=alice, visitor="")
    assert tracks[0].pk not in shown
    assert shown[tracks[1].pk] == REMEMBERED_SETS


def test_each_has_a_memory_of_their_own(alice: User, bob: User, tracks: list[Track]) -> None:
    a_set([tracks[0]], owner=alice)
    a_set([tracks[1]], owner=bob)
    a_set([tracks[2]], visitor="one")
    a_set([tracks[3]], visitor="two")
    assert shown_lately(owner=alice, visitor="").keys() == {tracks[0].pk}
    assert shown_lately(owner=bob, visitor="one").keys() == {tracks[1].pk}
    assert shown_lately(owner=None, visitor="one").keys() == {tracks[2].pk}
    assert shown_lately(owner=None, visitor="two").keys() == {tracks[3].pk}


def test_answers_are_those_of_the_asker_alone(
    alice: User, bob: User, charlie: User, tracks: list[Track]
) -> None:
    TrackOpinion.objects.create(owner=alice, track=tracks[0], liked=True)
    TrackOpinion.objects.create(owner=alice, track=tracks[1], liked=False)
    TrackOpinion.objects.create(owner=bob, track=tracks[2], liked=True)
    ArtistOpinion.objects.create(owner=bob, track=tracks[4], main_artist="artist 2")
    catalogue = load_catalogue()
    artist = int(catalogue.artist_numbers[catalogue.track_ids == tracks[4].pk][0])
    assert feedback_of(alice, catalogue) == Feedback(
        liked=frozenset({tracks[0].pk}), disliked=frozenset({tracks[1].pk})
    )
    assert feedback_of(bob, catalogue) == Feedback(
        liked=frozenset({tracks[2].pk}), less_of=frozenset({artist})
    )
    assert feedback_of(charlie, catalogue) == feedback_of(None, catalogue) == Feedback()


def test_less_of_an_artist_means_all_their_songs(alice: User, tracks: list[Track]) -> None:
    ArtistOpinion.objects.create(owner=alice, track=tracks[0], main_artist="artist 0")
    catalogue = load_catalogue()
    (artist,) = feedback_of(alice, catalogue).less_of
    theirs = catalogue.track_ids[catalogue.artist_numbers == artist].tolist()
    assert theirs == [tracks[0].pk, tracks[1].pk]
