"""Fixtures of every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import requests
from django.contrib.auth.models import User
from django.db import connection
from django.utils import translation
from pytest_django.fixtures import Settings

from music import content_security
from music.tests.strictness import as_strict_as_postgresql
from recommendations.spotify import addresses
from recommendations.spotify.standin.imported import imported_favourites, imported_song
from recommendations.spotify.standin.server import running
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

# How long a machine takes is never part of a verdict.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")

SHARED_DATA = Path(__file__).resolve().parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the data sets are not at {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session", autouse=True)
def strict_database() -> Iterator[None]:
    with as_strict_as_postgresql():
        yield


@pytest.fixture(autouse=True)
def in_english() -> None:
    """A request leaves its reader's language behind in the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Hashing that is slow on purpose would take most of the run's time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def catalogue_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests, where nothing needs its own: their versions have stamps."""
    return tmp_path_factory.mktemp("catalogue")


@pytest.fixture(autouse=True)
def fresh_catalogue(settings: Settings, catalogue_folder: Path) -> Iterator[None]:
    """Databases of tests come and go under the process's copy of the catalogue."""
    from recommendations.catalogue.matrix import forget_catalogue

    settings.CATALOGUE_CACHE_DIR = catalogue_folder
    forget_catalogue()
    yield
    forget_catalogue()


@pytest.fixture(autouse=True)
def calls_inside_transactions(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails a test in which anything is asked for over HTTP inside a transaction: an answer
    can take seconds, and others would wait for the transaction so long.

    Those that pytest puts around a test itself do not count. Gives the list of them.
    """
    caught: list[str] = []
    send = requests.Session.send

    def watched(
        session: requests.Session, request: requests.PreparedRequest, **options: Any
    ) -> requests.Response:
        if any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
            caught.append(f"{request.method} {request.path_url.partition('?')[0]}")
        return send(session, request, **options)

    monkeypatch.setattr(requests.Session, "send", watched)
    yield caught
    if caught:
        pytest.fail(f"called inside a transaction: {', '.join(caught)}")


@pytest.fixture
def alice(db: None) -> User:
    """The owner."""
    return User.objects.create_user("alice", password="alice-has-a-password")


@pytest.fixture
def bob(db: None) -> User:
    """Another listener."""
    return User.objects.create_user("bob", password="bob-has-a-password")


@pytest.fixture
def charlie(db: None) -> User:
    """A stranger."""
    return User.objects.create_user("charlie", password="charlie-has-a-password")


@pytest.fixture
def standin(tmp_path: Path, settings: Settings) -> Iterator[ScriptedStandin]:
    """A stand-in for Spotify of this test's own, which the site talks to."""
    path = tmp_path / "standin.json"
    server = ScriptedStandin.bound(0, path, imported_song, favourites=imported_favourites)
    settings.SPOTIFY = addresses.standin(server.origin)
    settings.CONTENT_SECURITY_POLICY = content_security.policy(settings.SPOTIFY, sign_in=True)
    with running(server):
        yield server
