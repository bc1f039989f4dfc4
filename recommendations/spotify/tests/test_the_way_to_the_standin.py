from __future__ import annotations

import requests
from django.test import Client
from pytest_django.fixtures import Settings

from recommendations.spotify import addresses
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def test_the_banner_leads_to_the_page_of_faults(db: None, standin: ScriptedStandin) -> None:
    address = f"{standin.origin}/faults"
    assert f'href="{address}"' in Client().get("/").text
    assert requests.get(address, timeout=20).status_code == 200


def test_with_spotify_itself_there_is_no_banner(db: None, settings: Settings) -> None:
    settings.SPOTIFY = addresses.real()
    page = Client().get("/").text
    assert "stand-in" not in page
    assert "/faults" not in page
