from __future__ import annotations

from django.contrib.auth.models import User

from emotion.diary.held import held
from emotion.diary.services import turn_on
from emotion.models import DiaryEntry
from emotion.tests.diary.conftest import Write
from music.account.held import held_about


def test_every_entry_of_ones_own_with_all_that_is_kept(
    alice: User, bob: User, write: Write
) -> None:
    entry = write("happy", share=0.7, note="The river.", corrected="sad")
    DiaryEntry.objects.create(owner=bob, origin="hand", probabilities=[1] + [0] * 6)
    sections = held(alice)
    content = sections["mood_diary"].content
    assert isinstance(content, list)
    (row,) = content
    assert row["reading"]["happy"] == 0.7
    assert (row["at"], row["origin"], row["note"]) == (entry.at, "camera", "The river.")
    assert (row["corrected"], row["confirmed"], row["set"]) == ("sad", False, None)


def test_the_choice_too_and_nothing_of_who_never_chose(alice: User, bob: User) -> None:
    turn_on(alice, "Asia/Tokyo")
    choice = held(alice)["mood_diary_choice"].content
    assert isinstance(choice, dict)
    assert (choice["on"], choice["time_zone"]) == (True, "Asia/Tokyo")
    assert held(bob)["mood_diary_choice"].content is None
    assert held(bob)["mood_diary"].content == []


def test_it_is_in_the_file_that_a_listener_downloads(alice: User, write: Write) -> None:
    write("happy", note="The river.")
    assert held_about(alice)["mood_diary"].content == held(alice)["mood_diary"].content
