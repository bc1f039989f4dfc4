"""Where names from Spotify are shown, so are its logo and a way there."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import RecommendationSet
from recommendations.selectors.entries import kept_entries
from recommendations.services.save_worker import work_off
from recommendations.tests.listening.conftest import page_of
from recommendations.tests.taste.conftest import ADA, Connect

STANDIN = "http://127.0.0.1:"
# The whole logo inside a link to Spotify.
MARK = re.compile(
    rf'<a [^>]*href="({STANDIN}\d+[^"]*)"[^>]*>(?:(?!</a>).)*class="spotify-logo"', re.DOTALL
)


def marks(page: str) -> list[str]:
    return MARK.findall(page)


def test_each_card_leads_to_its_track_by_the_logo(
    client: Client, alice: User, known_set: RecommendationSet
) -> None:
    client.force_login(alice)
    leads = marks(page_of(client, known_set))
    entries = list(kept_entries(known_set).select_related("track"))
    assert len(leads) == len(entries) == 12
    for address, entry in zip(leads, entries, strict=True):
        kind = "track" if entry.track.spotify_id else "search"
        assert f"/{kind}/{entry.track.spotify_id or ''}" in address


@pytest.mark.parametrize(("path", "purposes"), [("/profile/", []), ("/library/moods/", ["liked"])])
def test_what_is_read_from_an_account_says_so(
    connect_to: Connect, alice: User, path: str, purposes: list[str]
) -> None:
    visit = connect_to(alice, ADA.id, *purposes)
    if purposes:
        visit.site.post("/library/moods/sort/")
        work_off()
    assert marks(visit.site.get(path).content.decode())


@pytest.mark.parametrize("path", ["/library/taste/playlists/", "/library/like/playlists/"])
def test_the_listeners_playlists_say_so(connect_to: Connect, alice: User, path: str) -> None:
    visit = connect_to(alice, ADA.id, "playlist")
    page = visit.site.post(path).content.decode()
    assert "Ada" in page or 'name="playlist"' in page or 'name="like"' in page
    assert marks(page)


def test_without_a_connection_the_profile_has_no_mark(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert marks(client.get("/profile/").content.decode()) == []
