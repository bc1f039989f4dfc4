from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from recommendations.catalogue import matrix, status
from recommendations.models import Track


def no_tables(*arguments: Any, **conditions: Any) -> None:
    raise OperationalError("no such table: recommendations_cataloguestate")


@pytest.fixture(autouse=True)
def without_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for the catalogue's version finds a database that nobody migrated."""
    monkeypatch.setattr(matrix, "current", no_tables)
    monkeypatch.setattr(status, "current", no_tables)
    monkeypatch.setattr(Track.objects, "filter", no_tables)


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    path = tmp_path / "ratings.csv"
    path.write_text(
        "spotify_track_id,artist,title,valence,arousal\n37a8EdVw7VpAlRG4oASxIm,A,B,-1,1\n"
    )
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["recommend", "--emotion", "happy"],
        ["evaluate_recommender", "--labels", "RATINGS"],
        ["fit_calibrated_engine", "--labels", "RATINGS"],
        ["learn_targets", "--emotion", "happy", "RATINGS"],
        ["catalogue_status"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_says_to_migrate_first(command: list[str], ratings: Path) -> None:
    given = [str(ratings) if word == "RATINGS" else word for word in command]
    with pytest.raises(CommandError, match="Run `migrate` first"):
        call_command(*given)
