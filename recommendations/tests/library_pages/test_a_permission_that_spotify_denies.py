from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import SpotifyConnection
from recommendations.selectors.taste import taste_view
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.library_pages.conftest import LIKE, MOODS, TASTE, after, text_of
from recommendations.tests.taste.conftest import ADA, Connect, calls_to
from recommendations.tests.visit import Visit

PROFILE = "/profile/"
LOGIN = "/accounts/spotify/login/"
READINGS = [
    (PROFILE, f"{TASTE}on/", {"source": "liked"}),
    (MOODS, f"{MOODS}sort/", {}),
    (LIKE, f"{LIKE}create/", {"like": "liked", "mood": "happy"}),
]


@pytest.fixture
def believed(connect_to: Connect, alice: User) -> Visit:
    """Alice's browser, where the site takes for given what Ada never gave."""
    visit = connect_to(alice, ADA.id)
    connection = SpotifyConnection.objects.get()
    connection.scopes += " user-library-read"
    connection.save()
    return visit


def asks_for_liked_songs(site: Client, page: str) -> bool:
    return "purpose=liked" in text_of(site, page)


@pytest.mark.parametrize(("page", "button", "sent"), READINGS)
def test_the_page_asks_for_it_again(
    believed: Visit, page: str, button: str, sent: dict[str, str]
) -> None:
    assert not asks_for_liked_songs(believed.site, page)
    assert "Spotify needs your permission for this" in after(believed.site, button, sent)
    assert asks_for_liked_songs(believed.site, page)


def test_other_permissions_stay_as_they_were(believed: Visit, alice: User) -> None:
    after(believed.site, f"{MOODS}sort/")
    options = taste_view(alice, next_url=PROFILE).options
    assert not next(one for one in options if one.name == "playlist").consent_address
    assert "playlist-modify-private" in SpotifyConnection.objects.get().granted


def test_once_it_is_given_the_library_is_read(believed: Visit, standin: StandinServer) -> None:
    after(believed.site, f"{MOODS}sort/")
    page = text_of(believed.site, MOODS)
    query = page.split(f'action="{LOGIN}?')[1].split('"')[0].replace("&amp;", "&")
    asked = believed.site.post(f"{LOGIN}?{query}")
    believed.come_back(believed.decide(asked.headers["Location"], listener=ADA.id))
    before = len(calls_to(standin))
    assert "How they were sorted" in after(believed.site, f"{MOODS}sort/")
    assert len(calls_to(standin)) > before
