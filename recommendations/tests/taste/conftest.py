from __future__ import annotations

from collections.abc import Callable

import pytest
import requests
from django.contrib.auth.models import User
from django.test import Client

from recommendations.catalogue.starter import load_starter
from recommendations.library.choice import Choice, Source
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


def fail(standin: StandinServer, endpoint: str, kind: str, **order: object) -> None:
    fault = {"endpoint": endpoint, "kind": kind, **order}
    requests.post(f"{standin.origin}/_faults", json=fault, timeout=5).raise_for_status()


def calls_to(standin: StandinServer) -> list[str]:
    """The paths of the Web API that were called, oldest first."""
    log = requests.get(f"{standin.origin}/_log", timeout=5).json()
    return [call["path"] for call in log["calls"] if call["path"].startswith("/v1/")]
