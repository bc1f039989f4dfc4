from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from recommendations.models import Track


def recommend(*arguments: object) -> str:
    output = StringIO()
    call_command("recommend", *map(str, arguments), stdout=output)
    return output.getvalue()


def test_tracks_are_listed_with_a_reason_each(tracks: list[Track]) -> None:
    lines = recommend("--emotion", "happy", "--limit", 5).splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("  1. Song ")
    assert all("for a happy mood" in line for line in lines[1::2])


def test_one_json_object_holds_tracks_and_notes(tracks: list[Track]) -> None:
    told = json.loads(recommend("--emotion", "sad", "--goal", "lift", "--limit", 8, "--json"))
    assert (told["engine"], told["goal"]) == ("default", "lift")
    assert told["probabilities"]["sad"] == 1
    assert len(told["tracks"]) == 8
    assert {"title", "artist", "spotify_id", "score", "valence", "arousal", "why"} == set(
        told["tracks"][0]
    )
    assert told["notes"]["candidates"] == 60


def test_seven_probabilities_are_taken_as_a_mood(tracks: list[Track]) -> None:
    told = json.loads(recommend("--probabilities", "1,0,0,3,0,0,0", "--json"))
    assert told["probabilities"]["angry"] == 0.25
    assert told["probabilities"]["happy"] == 0.75


@pytest.mark.parametrize("engine", ["default", "calibrated", "wmusic", "inside-out", "cosine"])
def test_every_engine_answers(tracks: list[Track], engine: str) -> None:
    assert len(recommend("--emotion", "fear", "--engine", engine, "--limit", 3).splitlines()) == 6


def test_a_short_list_says_why(tracks: list[Track]) -> None:
    assert "too few tracks" in recommend("--emotion", "happy", "--limit", 100)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--emotion", "hangry"], "invalid choice"),
        (["--probabilities", "1,2"], "7 numbers separated by commas"),
        (["--probabilities", "0,0,0,0,0,0,0"], "7 numbers separated by commas"),
        (["--emotion", "happy", "--limit", "0"], "between 1 and 200"),
        (["--emotion", "happy", "--seed=-1"], "must not be negative"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(
    tracks: list[Track], arguments: list[str], complaint: str
) -> None:
    with pytest.raises(CommandError, match=complaint):
        recommend(*arguments)


@pytest.mark.django_db
def test_without_a_catalogue_the_command_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="import_catalogue"):
        recommend("--emotion", "happy")


def test_nothing_learnt_is_said_in_words(
    tracks: list[Track], settings: Settings, tmp_path: Path
) -> None:
    settings.LEARNT_TARGETS_FILE = tmp_path / "none.json"
    with pytest.raises(CommandError, match="nothing was learnt yet"):
        recommend("--emotion", "happy", "--engine", "learnt")
