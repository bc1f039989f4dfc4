"""A set is kept as facts, and told in the language of whoever reads it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from emotion.labels import Emotion
from recommendations.engine.recommendation import Reasons
from recommendations.engine.request import Goal
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.naming import default_name, default_words
from recommendations.selectors.cover import cover_view
from recommendations.services.saving import BrokenHere
from recommendations.services.steps import NothingFound
from recommendations.tests.wording.conftest import Speak, Texts
from recommendations.wording.kept_reasons import chosen, found, why

A_SONG: Texts = {
    "%(song)s %(purpose)s": "%(song)s %(purpose)s",
    "A %(brightness)s and %(liveliness)s song": "Ein %(brightness)s, %(liveliness)s Song",
    ("of a song", "very dark"): "sehr dunkler",
    ("of a song", "quiet"): "ruhiger",
    "for a sad mood": "für eine traurige Stimmung",
}
SAD = Reasons(Emotion.SAD, 0.1, 0.3)


def page_in(language: str, chosen: RecommendationSet, reader: User) -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(reader)
    text = client.get(reverse("recommendations:set", args=[chosen.id])).content.decode()
    return " ".join(text.split())


def saved_with(of: RecommendationSet, **values: object) -> SavedPlaylist:
    assert of.owner is not None
    return SavedPlaylist.objects.create(
        set=of,
        owner=of.owner,
        name="Sunday",
        description="",
        wanted_tracks=list(of.entries.values_list("track_id", flat=True)),
        **values,
    )


def test_the_reason_of_a_track_is_said_in_the_readers_language(
    alice: User, alices_set: RecommendationSet, german: Speak
) -> None:
    german(A_SONG)
    entry = alices_set.entries.get(position=1)
    entry.valence, entry.arousal, entry.why_facts = 0.1, 0.3, chosen(SAD, Goal.MATCH)
    entry.save()
    english = "A very dark and quiet song for a sad mood."
    assert "Ein sehr dunkler, ruhiger Song für eine traurige Stimmung." in page_in(
        "de", alices_set, alice
    )
    assert english not in page_in("de", alices_set, alice)
    assert english in page_in("en", alices_set, alice)


def test_the_file_of_a_list_speaks_as_its_page(
    alice: User, alices_set: RecommendationSet, german: Speak
) -> None:
    german({**A_SONG, ("head of a column", "why"): "Warum"})
    facts = chosen(SAD, Goal.MATCH)
    alices_set.entries.update(valence=0.1, arousal=0.3, why_facts=facts)
    client = Client(headers={"accept-language": "de"})
    client.force_login(alice)
    file = client.get(reverse("recommendations:export", args=[alices_set.id, "csv"]))
    lines = file.content.decode().splitlines()
    assert lines[0].endswith(",Warum")
    assert lines[1].endswith('Ein sehr dunkler, ruhiger Song für eine traurige Stimmung."')


def test_a_track_from_spotify_says_why_in_german(
    alices_set: RecommendationSet, german: Speak
) -> None:
    german(
        {
            "New on Spotify in %(genre)s, %(year)s": "Neu bei Spotify: %(genre)s, %(year)s",
            "%(place)s; how it sounds is not measured, so the mood decided only the genre.": (
                "%(place)s; nur das Genre kommt von der Stimmung."
            ),
        }
    )
    entry = alices_set.entries.get(position=1)
    entry.why_facts = found("soul", 2026, is_new=True, was_asked_for=False)
    with translation.override("de"):
        assert why(entry) == "Neu bei Spotify: soul, 2026; nur das Genre kommt von der Stimmung."


def test_rows_from_before_facts_were_kept_say_what_they_said(alices_set: RecommendationSet) -> None:
    entry = alices_set.entries.get(position=1)
    entry.why_facts, entry.why = {}, "A quiet song for a sad mood."
    assert why(entry) == "A quiet song for a sad mood."


def test_a_save_that_failed_in_a_worker_says_why_in_german(
    alice: User, alices_set: RecommendationSet, german: Speak
) -> None:
    english = "None of these tracks could be found on Spotify, so no playlist was made."
    german({english: "Nichts davon war zu finden."})
    saved_with(
        alices_set,
        state=SavedPlaylist.State.FAILED,
        stopped_in=SavedPlaylist.State.WANTED,
        problem=english,
        problem_code=NothingFound.code,
    )
    assert "Nichts davon war zu finden." in page_in("de", alices_set, alice)
    assert english in page_in("en", alices_set, alice)


def test_a_save_that_stopped_for_what_is_no_more_keeps_its_words(
    alice: User, alices_set: RecommendationSet
) -> None:
    saved_with(
        alices_set,
        state=SavedPlaylist.State.FAILED,
        stopped_in=SavedPlaylist.State.WANTED,
        problem="The moon was in the way.",
        problem_code="moon",
    )
    assert "The moon was in the way." in page_in("de", alices_set, alice)


def test_a_cover_that_is_missing_says_why_in_german(
    alices_set: RecommendationSet, german: Speak
) -> None:
    german({str(BrokenHere.message): "Hier ging etwas schief."})
    saved = saved_with(
        alices_set,
        state=SavedPlaylist.State.FILLED,
        filled_at=timezone.now(),
        cover=SavedPlaylist.Cover.GIVEN_UP,
        cover_problem=str(BrokenHere.message),
        cover_problem_code=BrokenHere.code,
    )
    with translation.override("de"):
        assert cover_view(saved, None).problem == "Hier ging etwas schief."


@pytest.mark.parametrize(
    "noted", [{"shortage": "filtered-to-few"}, {"short_because": "too few tracks pass the filters"}]
)
def test_the_notes_of_a_set_are_said_in_german(
    alice: User, alices_set: RecommendationSet, german: Speak, noted: dict[str, str]
) -> None:
    german(
        {
            "There are no more songs in this set because too few tracks pass the filters.": (
                "Mehr gibt es nicht: Zu wenige passen zu den Filtern."
            ),
            "%(songs)s song was left out because its tempo is unknown.": (
                "%(songs)s blieb weg, das Tempo fehlt.",
                "%(songs)s blieben weg, das Tempo fehlt.",
            ),
        }
    )
    alices_set.notes = {"unknown": {"tempo": 1234}, **noted}
    alices_set.save()
    text = page_in("de", alices_set, alice)
    assert "Mehr gibt es nicht: Zu wenige passen zu den Filtern." in text
    assert "1.234 blieben weg, das Tempo fehlt." in text


def test_a_set_without_a_name_is_called_in_the_readers_language(
    alices_set: RecommendationSet, german: Speak
) -> None:
    german(
        {
            "Happy mood": "Fröhliche Stimmung",
            "for a happy mood": "für eine fröhliche Stimmung",
            "Music %(for_a_mood)s": "Musik %(for_a_mood)s",
        }
    )
    assert default_name(alices_set).startswith("Happy mood, ")
    with translation.override("de"):
        assert default_name(alices_set).startswith("Fröhliche Stimmung, ")
        assert default_words(alices_set) == "Musik für eine fröhliche Stimmung"


def test_what_is_drawn_does_not_move_with_the_language(
    alice: User, alices_set: RecommendationSet, german: Speak
) -> None:
    german({})

    def places(language: str) -> list[str]:
        drawing = page_in(language, alices_set, alice).split('class="map-drawing')[1]
        return re.findall(r' (?:cx|cy|x|y|r)="([^"]*)"', drawing.split("</svg>")[0])

    assert any("." in place for place in places("en"))
    assert places("de") == places("en")
