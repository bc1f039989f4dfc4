"""Who runs this site, as told by a JSON file of its operator's: ``TEAM_FILE``.

A list of people, each ``{"name": ..., "role": ..., "about": ..., "link": "https://..."}``;
only the name is required. People are never made up: without a file there are none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from music.paths import BASE_DIR

FIELDS = ("name", "role", "about", "link")


class TeamFileError(Exception):
    """The file is not what it must be; the text says how."""


@dataclass(frozen=True)
class Member:
    """``link`` is an https address or empty, the others are plain text."""

    name: str
    role: str = ""
    about: str = ""
    link: str = ""


def team() -> tuple[Member, ...]:
    """The people of ``TEAM_FILE``, in its order; none without one. Raises TeamFileError."""
    return read_team(BASE_DIR / settings.TEAM_FILE) if settings.TEAM_FILE else ()


def read_team(path: Path) -> tuple[Member, ...]:
    """Raises TeamFileError."""
    try:
        people = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TeamFileError(f"TEAM_FILE {path} cannot be read: {error}") from error
    if not isinstance(people, list):
        raise TeamFileError(f"TEAM_FILE {path} must hold a list of people.")
    return tuple(_member(path, number, person) for number, person in enumerate(people, 1))


def _member(path: Path, number: int, person: Any) -> Member:
    if not isinstance(person, dict) or not set(person) <= set(FIELDS):
        raise TeamFileError(f"TEAM_FILE {path}: person {number} may have {', '.join(FIELDS)} only.")
    if not all(isinstance(value, str) for value in person.values()) or not person.get("name"):
        raise TeamFileError(f"TEAM_FILE {path}: person {number} needs a name, and text throughout.")
    if person.get("link") and not person["link"].startswith("https://"):
        raise TeamFileError(f"TEAM_FILE {path}: the link of person {number} must be https://.")
    return Member(**person)


def team_file(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Refuse to start with a file that the page could not show."""
    try:
        team()
    except TeamFileError as error:
        return [Error(str(error), id="music.E001")]
    return []
