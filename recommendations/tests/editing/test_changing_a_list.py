from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, Track
from recommendations.naming import default_name, name_of
from recommendations.selectors.cards import cards_of
from recommendations.selectors.entries import kept_entries, shown_entries
from recommendations.selectors.memory import shown_lately
from recommendations.selectors.sets import recent_sets, set_page
from recommendations.services.editing import (
    NoLongerEditable,
    _moved,
    move_track,
    put_back,
    remove_track,
    rename_set,
)
from recommendations.services.sets import show_more


def kept(chosen: RecommendationSet) -> list[int]:
    chosen.refresh_from_db()
    return list(kept_entries(chosen).values_list("track_id", flat=True))


def positions(chosen: RecommendationSet) -> list[int]:
    return list(chosen.entries.values_list("position", flat=True))


def test_a_removed_track_leaves_the_list_and_comes_back_to_its_place(
    alices_set: RecommendationSet,
) -> None:
    before = kept(alices_set)
    remove_track(alices_set, before[4])
    assert kept(alices_set) == before[:4] + before[5:]
    put_back(alices_set, before[4])
    assert kept(alices_set) == before


def test_removing_twice_is_removing_once(alices_set: RecommendationSet) -> None:
    before = kept(alices_set)
    for _ in range(2):
        remove_track(alices_set, before[0])
    assert kept(alices_set) == before[1:]


@pytest.mark.parametrize(
    ("to", "order"),
    [
        (1, [2, 0, 1, 3, 4]),
        (2, [0, 2, 1, 3, 4]),
        (3, [0, 1, 2, 3, 4]),
        (4, [0, 1, 3, 2, 4]),
    ],
)
def test_a_track_takes_the_place_it_is_sent_to(
    alices_set: RecommendationSet, to: int, order: list[int]
) -> None:
    before = kept(alices_set)
    for _ in range(2):  # a press that arrives twice
        move_track(alices_set, before[2], to=to)
    assert kept(alices_set) == [before[at] for at in order] + before[5:]
    assert positions(alices_set) == list(range(1, 41))


def test_a_place_beyond_the_end_is_the_last_of_those_shown(
    alices_set: RecommendationSet,
) -> None:
    before = kept(alices_set)
    move_track(alices_set, before[0], to=99)
    assert kept(alices_set) == [*before[1:], before[0]]


def test_places_count_only_what_is_kept(alices_set: RecommendationSet) -> None:
    a, b, c, d, *others = kept(alices_set)
    remove_track(alices_set, b)
    move_track(alices_set, a, to=2)
    assert kept(alices_set) == [c, a, d, *others]
    put_back(alices_set, b)
    assert set(kept(alices_set)) == {a, b, c, d, *others}


def test_a_track_that_was_removed_or_not_yet_shown_is_not_moved(
    alices_set: RecommendationSet,
) -> None:
    before = kept(alices_set)
    hidden = alices_set.entries.get(position=20).track_id
    remove_track(alices_set, before[3])
    move_track(alices_set, before[3], to=1)
    move_track(alices_set, hidden, to=1)
    assert kept(alices_set) == before[:3] + before[4:]


@given(
    removed=st.lists(st.booleans(), min_size=1, max_size=12),
    mover=st.integers(0, 11),
    to=st.integers(-2, 20),
)
def test_whatever_moves_only_its_own_place_changes(
    removed: list[bool], mover: int, to: int
) -> None:
    entries = [SetTrack(track_id=at, removed=gone) for at, gone in enumerate(removed)]
    after = _moved(entries, mover, to)
    assert sorted(one.track_id for one in after) == list(range(len(entries)))
    order = [one.track_id for one in after if one.track_id != mover]
    assert order == [at for at in range(len(entries)) if at != mover]
    kept_after = [one.track_id for one in after if not one.removed]
    if mover in kept_after:
        assert kept_after.index(mover) + 1 == min(max(to, 1), len(kept_after))
    else:
        assert after == entries


def test_more_is_shown_after_removals_and_what_is_removed_stays_so(
    alices_set: RecommendationSet,
) -> None:
    before = kept(alices_set)
    for track in before[:5]:
        remove_track(alices_set, track)
    page = set_page(alices_set)
    assert (page.shown, page.total, page.more) == (7, 35, 12)
    assert show_more(alices_set) == 13
    assert len(kept(alices_set)) == 19
    assert kept(alices_set)[:7] == before[5:]
    for _ in range(2):
        show_more(alices_set)
    page = set_page(alices_set)
    assert (page.shown, page.total, page.more) == (35, 35, 0)


def test_more_never_makes_a_longer_list_shorter(
    alices_set: RecommendationSet, tracks: list[Track]
) -> None:
    there = set(alices_set.entries.values_list("track_id", flat=True))
    others = [track for track in tracks if track.pk not in there]
    SetTrack.objects.bulk_create(
        SetTrack(set=alices_set, track=track, position=position)
        for position, track in enumerate(others, start=41)
    )
    alices_set.shown = 60
    alices_set.save()
    show_more(alices_set)
    assert len(kept(alices_set)) == 60


def test_a_list_of_which_all_is_removed_can_still_show_more(
    alices_set: RecommendationSet,
) -> None:
    for track in kept(alices_set):
        remove_track(alices_set, track)
    assert set_page(alices_set).shown == 0
    show_more(alices_set)
    assert set_page(alices_set).shown == 12


def test_what_was_removed_was_shown_all_the_same(
    alice: User, alices_set: RecommendationSet
) -> None:
    before = kept(alices_set)
    remove_track(alices_set, before[0])
    move_track(alices_set, before[1], to=7)
    assert set(shown_lately(owner=alice, visitor="")) == set(before)
    assert recent_sets(alice)[0].total == 39


def test_removed_cards_are_there_to_be_put_back_until_a_save_begins(
    alice: User, alices_set: RecommendationSet
) -> None:
    before = kept(alices_set)
    remove_track(alices_set, before[1])
    cards = cards_of(alices_set)
    assert [card.removed for card in cards[:3]] == [False, True, False]
    assert [card.place for card in cards if not card.removed] == list(range(1, 12))
    assert [card.last for card in cards if not card.removed] == [False] * 10 + [True]
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=before)
    assert [card.track_id for card in cards_of(alices_set)] == [before[0], *before[2:]]


def test_an_empty_name_gives_back_the_one_made_of_mood_and_day(
    alices_set: RecommendationSet,
) -> None:
    rename_set(alices_set, "Kitchen")
    alices_set.refresh_from_db()
    assert name_of(alices_set) == "Kitchen"
    rename_set(alices_set, "")
    alices_set.refresh_from_db()
    assert name_of(alices_set) == default_name(alices_set)
    assert default_name(alices_set).startswith("Happy mood, ")


def test_a_list_like_a_playlist_is_called_so(alices_set: RecommendationSet) -> None:
    alices_set.like = "Long drives " * 16
    assert default_name(alices_set).startswith("Like Long drives ")
    assert len(default_name(alices_set)) <= 100


@pytest.mark.parametrize("state", list(SavedPlaylist.State))
def test_nothing_changes_once_a_save_has_begun(
    alice: User, alices_set: RecommendationSet, state: str
) -> None:
    before = kept(alices_set)
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=before, state=state)
    changes: list[Callable[[], None]] = [
        partial(remove_track, alices_set, before[0]),
        partial(put_back, alices_set, before[0]),
        partial(move_track, alices_set, before[0], to=3),
        partial(rename_set, alices_set, "Too late"),
    ]
    for change in changes:
        with pytest.raises(NoLongerEditable):
            change()
    assert kept(alices_set) == before
    assert alices_set.name == ""
    assert positions(alices_set) == list(range(1, 41))
    assert shown_entries(alices_set).count() == 12
