from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from recommendations.catalogue.starter import load_starter
from recommendations.library.choice import Choice, Source
from recommendations.models import LibraryReading, ListenerTaste
from recommendations.services.save_worker import work_off
from recommendations.services.taste import turn_on
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.standin.beginning import give_first_playlists
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.visit import Visit

ADA, BEN, CHI = LISTENERS
LIKED = Choice(Source.LIKED)

Connect = Callable[..., Visit]


@pytest.fixture
def starter(db: None) -> None:
    """The catalogue that is shipped, whose songs the stand-in's listeners like."""
    load_starter()


@pytest.fixture
def connect_to(standin: StandinServer, starter: None) -> Connect:
    """Connect somebody to a listener's account and agree to each purpose."""
    give_first_playlists(standin.standin.store, standin.standin.songs.starter)

    def connect(user: User, listener: str, *purposes: str) -> Visit:
        visit = Visit(Client(SERVER_NAME="127.0.0.1"), standin)
        visit.site.force_login(user)
        visit.sign_in(process="connect", listener=listener)
        for purpose in purposes:
            asked = visit.site.post(consent_address(purpose, next_url="/profile/"))
            visit.come_back(visit.decide(asked.headers["Location"], listener=listener))
        return visit

    return connect


def turned_on(owner: User, choice: Choice = LIKED) -> ListenerTaste:
    """The taste once a worker has read what was chosen."""
    turn_on(owner, choice)
    work_off()
    return ListenerTaste.objects.get(owner=owner)


def problem_of(owner: User, choice: Choice = LIKED) -> str:
    """The code of what a worker stopped for that was to read what was chosen."""
    turn_on(owner, choice)
    work_off()
    return LibraryReading.objects.get(owner=owner).problem_code


def when_due() -> None:
    """A worker comes when the time is there that the reading waits for."""
    due = LibraryReading.objects.get().retry_at
    assert due is not None
    with time_machine.travel(due + timedelta(seconds=1), tick=False):
        work_off()


def fail(standin: StandinServer, endpoint: str, kind: str, **order: object) -> None:
    fault = {"endpoint": endpoint, "kind": kind, **order}
    requests.post(f"{standin.origin}/_faults", json=fault, timeout=5).raise_for_status()


def calls_to(standin: StandinServer) -> list[str]:
    """The paths of the Web API that were called, oldest first."""
    log = requests.get(f"{standin.origin}/_log", timeout=5).json()
    return [call["path"] for call in log["calls"] if call["path"].startswith("/v1/")]
