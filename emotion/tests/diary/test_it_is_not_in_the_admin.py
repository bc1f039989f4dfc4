from __future__ import annotations

from django.contrib import admin

from emotion.models import DiaryChoice, DiaryEntry


def test_no_model_of_the_diary_is_registered() -> None:
    assert admin.site._registry, "there is an admin"
    assert not admin.site.is_registered(DiaryEntry)
    assert not admin.site.is_registered(DiaryChoice)


def test_an_entry_names_no_mood_where_it_might_be_logged() -> None:
    entry = DiaryEntry(pk=7, corrected="sad", note="The river.")
    assert str(entry) == "entry 7"
