from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from music.pages.team import Member, TeamFileError, read_team, team_file

ADA = {"name": "Ada", "role": "Engine", "about": "<b>Counts.</b>", "link": "https://ada.example/"}


@pytest.fixture
def people(tmp_path: Path, settings: Settings) -> Path:
    settings.TEAM_FILE = str(tmp_path / "team.json")
    return tmp_path / "team.json"


@pytest.mark.django_db
def test_without_a_file_nobody_is_made_up(client: Client, settings: Settings) -> None:
    settings.TEAM_FILE = ""
    html = client.get("/team/").content.decode()
    assert "Nobody has introduced themselves yet" in html
    assert 'class="team"' not in html


@pytest.mark.django_db
def test_the_people_of_the_file_are_shown_in_its_order(client: Client, people: Path) -> None:
    people.write_text(json.dumps([ADA, {"name": "Bo"}]))
    html = client.get("/team/").content.decode()
    assert html.index("Ada") < html.index("Bo")
    assert 'href="https://ada.example/"' in html
    # Text, not markup.
    assert "&lt;b&gt;Counts." in html
    assert "Nobody has introduced" not in html


def test_only_the_name_is_required(people: Path) -> None:
    people.write_text('[{"name": "Bo"}]')
    assert read_team(people) == (Member("Bo"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '["Ada"]',
        '[{"role": "Engine"}]',
        '[{"name": ""}]',
        '[{"name": 3}]',
        '[{"name": "Ada", "e-mail": "ada@ada.example"}]',
        '[{"name": "Ada", "link": "javascript:alert(1)"}]',
        '[{"name": "Ada", "link": "http://ada.example/"}]',
    ],
)
def test_a_file_that_could_not_be_shown_stops_the_start_by_name(people: Path, text: str) -> None:
    people.write_text(text)
    with pytest.raises(TeamFileError, match="TEAM_FILE"):
        read_team(people)
    assert [message.id for message in team_file(None)] == ["music.E001"]


@pytest.mark.django_db
def test_a_file_that_breaks_later_is_no_error_for_readers(
    client: Client, people: Path, caplog: pytest.LogCaptureFixture
) -> None:
    people.write_text("[")
    assert "Nobody has introduced" in client.get("/team/").content.decode()
    assert "TEAM_FILE" in caplog.text
