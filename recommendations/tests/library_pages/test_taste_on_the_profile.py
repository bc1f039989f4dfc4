from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from recommendations.library.choice import Source
from recommendations.library.heard import heard_tracks
from recommendations.models import ListenerTaste
from recommendations.spotify.scopes import PURPOSES
from recommendations.spotify.standin.listeners import LIBRARY_SIZE
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.library_pages.conftest import TASTE, after, text_of
from recommendations.tests.taste.conftest import ADA, BEN, Connect, calls_to, fail

PROFILE = "/profile/"
LIKED = {"source": "liked"}
# As a message, which is a list item, and not as a sentence of the page.
NOT_OFFERED = "This site does not use listeners&#x27; libraries.</li>"


def test_while_it_is_off_each_source_says_what_it_would_ask(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id).site
    before = calls_to(standin)
    text = text_of(site, PROFILE)
    for source in Source:
        assert f"WMusic asks Spotify {PURPOSES[source].reason}." in text
    assert all(f"purpose={name}" in text for name in ("liked", "top", "recent"))
    assert "purpose=playlist" not in text, "signing in has asked for that"
    assert calls_to(standin) == before


def test_after_the_consent_it_can_be_turned_on_and_says_what_was_found(
    connect_to: Connect, alice: User
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    assert "Use your liked songs" in text_of(site, PROFILE)
    text = after(site, f"{TASTE}on/", LIKED)
    assert f"{LIBRARY_SIZE} of {LIBRARY_SIZE} songs: 0 found by their Spotify id" in text
    assert "Read again" in text
    assert len(heard_tracks(alice)) == LIBRARY_SIZE


def test_a_consent_that_was_refused_leaves_it_off_and_the_page_asking(
    connect_to: Connect, alice: User
) -> None:
    visit = connect_to(alice, ADA.id)
    asked = visit.site.post("/accounts/spotify/login/?process=connect&purpose=liked&next=/profile/")
    page = visit.come_back(visit.decide(asked.headers["Location"], decision="cancel"))
    assert "Permission not given" in page.content.decode()
    text = after(visit.site, f"{TASTE}on/", LIKED)
    assert "Spotify needs your permission for this" in text
    assert "purpose=liked" in text
    assert not ListenerTaste.objects.exists()


def test_a_playlist_is_chosen_from_ones_own(connect_to: Connect, alice: User) -> None:
    site = connect_to(alice, ADA.id).site
    page = after(site, f"{TASTE}playlists/")
    assert "Saturday night" in page
    chosen = page.split('name="playlist" value="')[1].split('"')[0]
    text = after(site, f"{TASTE}on/", {"source": "playlist", "playlist": chosen})
    assert "your playlist “Saturday night”" in text


def test_reading_again_reads_and_turning_off_deletes(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, f"{TASTE}on/", LIKED)
    before = len(calls_to(standin))
    assert f"{LIBRARY_SIZE} of {LIBRARY_SIZE} songs" in after(site, f"{TASTE}again/")
    assert len(calls_to(standin)) > before
    assert "is deleted" in after(site, f"{TASTE}off/")
    assert not ListenerTaste.objects.exists()


@pytest.mark.parametrize(
    "data",
    [{}, {"source": "everything"}, {"source": "playlist"}, {"source": "liked", "playlist": "x"}],
)
def test_what_is_no_choice_is_refused(
    connect_to: Connect, alice: User, data: dict[str, str]
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    assert "Choose what is to be read." in after(site, f"{TASTE}on/", data)
    assert not ListenerTaste.objects.exists()


def test_when_spotify_is_down_the_page_says_so_and_it_stays_off(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    fail(standin, "saved_tracks", "error_before")
    assert "Spotify did not answer properly" in after(site, f"{TASTE}on/", LIKED)
    fail(standin, "list_playlists", "error_before")
    assert "Spotify did not answer properly" in after(site, f"{TASTE}playlists/")
    assert not ListenerTaste.objects.exists()


def test_without_a_connection_the_page_says_what_to_do(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "Once Spotify is connected" in text_of(client, PROFILE)
    assert "Connect your account again" in after(client, f"{TASTE}on/", LIKED)


def test_where_it_is_not_offered_nothing_can_be_turned_on_but_all_can_be_deleted(
    connect_to: Connect, alice: User, standin: StandinServer, settings: Settings
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, f"{TASTE}on/", LIKED)
    settings.LISTENER_TASTE = False
    before = calls_to(standin)
    assert NOT_OFFERED in after(site, f"{TASTE}again/")
    text = text_of(site, PROFILE)
    assert "no longer uses listeners" in text
    assert "Turn off and delete" in text
    assert "Read again" not in text
    after(site, f"{TASTE}off/")
    assert "This site does not use listeners" in text_of(site, PROFILE)
    for button in ("on", "playlists"):
        assert NOT_OFFERED in after(site, f"{TASTE}{button}/", LIKED)
    assert calls_to(standin) == before
    assert not ListenerTaste.objects.exists()


def test_nobody_elses_taste_is_shown_or_deleted(
    connect_to: Connect, alice: User, bob: User, charlie: User, client: Client
) -> None:
    his = connect_to(bob, BEN.id, "liked").site
    after(his, f"{TASTE}on/", LIKED)
    hers = connect_to(alice, ADA.id).site
    client.force_login(charlie)
    for site in (hers, client):
        assert "Read again" not in text_of(site, PROFILE)
        after(site, f"{TASTE}off/")
    assert len(heard_tracks(bob)) == LIBRARY_SIZE
    assert heard_tracks(alice) == ()
