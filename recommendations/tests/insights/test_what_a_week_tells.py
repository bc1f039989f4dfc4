from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from emotion.diary.services import set_zone, turn_off, turn_on
from emotion.labels import LABELS
from emotion.models import DiaryEntry
from recommendations.models import SavedPlaylist, SetTrack, Track
from recommendations.selectors.insights import week_of
from recommendations.services.opinions import set_thumb
from recommendations.tests.insights.conftest import NOON, WEEK, Make


def genres(tracks: list[Track], **names: list[int]) -> None:
    for name, numbers in names.items():
        Track.objects.filter(pk__in=[tracks[n].pk for n in numbers]).update(genre=name)


def test_each_mood_has_its_sets_songs_and_genres(
    alice: User, tracks: list[Track], make: Make
) -> None:
    genres(tracks, rock=[0, 1, 2], jazz=[3, 4], folk=[5], soul=[6])
    make("happy", [0, 1, 3])
    make("happy", [1, 2, 4, 5, 6])
    make("sad", [0])
    happy, sad = week_of(alice, WEEK).moods
    # Song 1 is in both sets, and is one song.
    assert (happy.emotion, happy.sets, happy.kept) == ("happy", 2, 7)
    assert happy.genres == (("rock", 3), ("jazz", 2), ("folk", 1))
    assert (sad.emotion, sad.sets, sad.kept, sad.genres) == ("sad", 1, 1, (("rock", 1),))


def test_what_was_removed_or_never_shown_was_not_kept(
    alice: User, tracks: list[Track], make: Make
) -> None:
    chosen = make("happy", [0, 1, 2])
    SetTrack.objects.filter(set=chosen, position=1).update(removed=True)
    chosen.shown = 2
    chosen.save(update_fields=["shown"])
    (mood,) = week_of(alice, WEEK).moods
    assert mood.kept == 1


def test_songs_found_on_spotify_are_not_analysed(
    alice: User, tracks: list[Track], make: Make
) -> None:
    genres(tracks, rock=[0], jazz=[1])
    Track.objects.filter(pk=tracks[1].pk).update(source=Track.Source.SPOTIFY, spotify_id="0" * 22)
    make("happy", [0, 1])
    set_thumb(alice, tracks[1], True)
    (mood,) = week_of(alice, WEEK).moods
    assert (mood.kept, mood.up, mood.genres) == (1, 0, (("rock", 1),))


def test_thumbs_and_playlists_are_counted_for_their_owner_alone(
    alice: User, bob: User, tracks: list[Track], make: Make
) -> None:
    saved, begun = make("happy", [0, 1]), make("happy", [2])
    SavedPlaylist.objects.create(set=saved, owner=alice, wanted_tracks=[], state="filled")
    SavedPlaylist.objects.create(set=begun, owner=alice, wanted_tracks=[], state="adding")
    set_thumb(alice, tracks[0], True)
    set_thumb(alice, tracks[1], False)
    set_thumb(bob, tracks[2], True)
    set_thumb(alice, tracks[9], True)
    (mood,) = week_of(alice, WEEK).moods
    assert (mood.sets, mood.saved, mood.up, mood.down) == (2, 1, 1, 1)


def test_other_weeks_and_other_listeners_are_left_out(alice: User, bob: User, make: Make) -> None:
    make("happy", [0], at=datetime(2026, 5, 10, 23, 59, tzinfo=UTC))
    make("sad", [0], at=datetime(2026, 5, 18, 0, 0, tzinfo=UTC))
    make("fear", [0], owner=bob)
    make("angry", [0], notes={"sorted": {"sorting": "x"}})
    week = week_of(alice, WEEK)
    assert (week.moods, week.shares, week.sets) == ((), None, 0)
    assert week_of(alice, "2026-W19").sets == week_of(alice, "2026-W21").sets == 1


def test_the_week_is_that_of_the_listeners_clock(alice: User, make: Make) -> None:
    make("happy", [0], at=datetime(2026, 5, 17, 23, 0, tzinfo=UTC))
    assert week_of(alice, WEEK).sets == 1
    turn_on(alice)
    set_zone(alice, "Europe/Berlin")
    assert week_of(alice, WEEK).sets == 0
    assert week_of(alice, "2026-W21").sets == 1


def test_without_a_diary_the_petals_are_the_mean_of_the_sets(alice: User, make: Make) -> None:
    make("happy", [0])
    make("sad", [1])
    week = week_of(alice, WEEK)
    assert week.shares == pytest.approx((0, 0, 0, 0.5, 0.5, 0, 0))
    assert (week.from_diary, week.readings) == (False, 2)


def test_with_a_diary_they_are_the_mean_of_its_moods_as_corrected(alice: User, make: Make) -> None:
    turn_on(alice)
    chosen = make("happy", [0])
    probabilities = [1.0 if label == "happy" else 0.0 for label in LABELS]
    for corrected in ("", "", "", "sad"):
        DiaryEntry.objects.create(
            owner=alice,
            at=NOON,
            origin="camera",
            probabilities=probabilities,
            corrected=corrected,
            set=chosen if corrected else None,
        )
    week = week_of(alice, WEEK)
    assert week.shares == pytest.approx((0, 0, 0, 0.75, 0.25, 0, 0))
    assert (week.from_diary, week.readings) == (True, 4)
    # Its set counts for the mood that it was made for after all.
    assert [mood.emotion for mood in week.moods] == ["sad"]
    turn_off(alice, delete=False)
    week = week_of(alice, WEEK)
    assert (week.from_diary, [mood.emotion for mood in week.moods]) == (False, ["happy"])


def test_one_turns_to_earlier_weeks_with_something_and_up_to_this_one(
    alice: User, make: Make
) -> None:
    now = timezone.now()
    this = week_of(alice, "")
    assert (this.before, this.after) == ("", "")
    assert this.monday <= now.date() <= this.sunday
    make("happy", [0], at=now - timedelta(weeks=3))
    this = week_of(alice, "no week")
    assert this.before and not this.after
    earlier = week_of(alice, this.before)
    assert earlier.after == this.name
    assert week_of(alice, "9000-W01").name == this.name


def test_it_takes_as_many_queries_for_many_sets_as_for_one(alice: User, make: Make) -> None:

    counts = []
    for number in range(1, 4):
        make("happy", [number, number + 1])
        with CaptureQueriesContext(connection) as queries:
            week_of(alice, WEEK)
        counts.append(len(queries))
    assert counts[0] == counts[2]
