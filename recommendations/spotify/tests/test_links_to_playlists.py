from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from recommendations.spotify import addresses
from recommendations.spotify.playlist_links import playlist_id_in

ID = "37i9dQZF1DX3rxVfibe1L0"


@pytest.fixture(autouse=True)
def real_spotify(settings: Settings) -> None:
    settings.SPOTIFY = addresses.real()


@pytest.mark.parametrize(
    "words",
    [
        ID,
        f" {ID}\n",
        f"spotify:playlist:{ID}",
        f"spotify:user:somebody:playlist:{ID}",
        f"https://open.spotify.com/playlist/{ID}",
        f"https://open.spotify.com/playlist/{ID}?si=0123456789abcdef&pt=x",
        f"https://open.spotify.com/playlist/{ID}/#top",
        f"https://open.spotify.com/intl-de/playlist/{ID}",
        f"https://open.spotify.com/intl-pt-BR/playlist/{ID}",
        f"https://open.spotify.com/embed/playlist/{ID}",
        f"https://open.spotify.com/user/somebody/playlist/{ID}",
        f"http://OPEN.spotify.com/playlist/{ID}",
        f"open.spotify.com/playlist/{ID}",
    ],
)
def test_every_way_to_name_a_playlist_is_understood(words: str) -> None:
    assert playlist_id_in(words) == ID


@pytest.mark.parametrize(
    "words",
    [
        "",
        "sad.csv",
        ID[1:],
        f"{ID}.csv",
        f"lists/playlist/{ID}",
        f"spotify:track:{ID}",
        f"https://open.spotify.com/track/{ID}",
        f"https://open.spotify.com/playlist/{ID}/../me",
        f"https://open.spotify.com.example.org/playlist/{ID}",
        f"https://example.org/playlist/{ID}",
        f"https://example.org/?to=open.spotify.com/playlist/{ID}",
        f"https://open.spotify.com@example.org/playlist/{ID}",
        f"ftp://open.spotify.com/playlist/{ID}",
        "https://[",
    ],
)
def test_anything_else_names_none(words: str) -> None:
    assert playlist_id_in(words) == ""


def test_the_stand_ins_own_addresses_are_understood(settings: Settings) -> None:
    address = f"http://127.0.0.1:8001/playlist/{ID}"
    assert playlist_id_in(address) == ""
    settings.SPOTIFY = addresses.standin("http://127.0.0.1:8001")
    assert playlist_id_in(address) == playlist_id_in(settings.SPOTIFY.playlist(ID)) == ID
