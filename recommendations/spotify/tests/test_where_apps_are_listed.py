from __future__ import annotations

import requests

from recommendations.spotify import addresses
from recommendations.spotify.standin.server import StandinServer


def test_spotify_lists_them_on_the_account_page_whatever_stands_in_for_its_other_hosts() -> None:
    assert addresses.real().apps == "https://www.spotify.com/account/apps/"
    assert addresses.real(web="https://proxy.example").apps == addresses.real().apps


def test_the_standin_has_a_page_that_takes_access_away(standin: StandinServer) -> None:
    page, _, part = addresses.standin(standin.origin).apps.partition("#")
    text = requests.get(page, timeout=5).text
    assert f'id="{part}"' in text
    assert 'value="revoke"' in text
