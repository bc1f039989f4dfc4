from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from emotion.labels import Emotion
from recommendations.drafts import LONGEST, MOST, draft_of
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.sets import create_set
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.conftest import wish_for
from recommendations.tests.playlist_changes.conftest import (
    ADA,
    address,
    at_spotify,
    page,
    press,
)
from recommendations.tests.visit import Visit

TYPED = {"name": "Rain", "description": "For later"}


def test_a_consent_on_the_way_leads_back_to_what_was_typed(
    visit: Visit,
    listener: Client,
    chosen: RecommendationSet,
    saved: SavedPlaylist,
    standin: ScriptedStandin,
) -> None:
    SpotifyConnection.objects.update(needs_reconnect=True)
    press(listener, "change-playlist", chosen, TYPED)
    here = address("change-playlist", chosen)
    asked = listener.post(consent_address("change", next_url=here)).headers["Location"]
    back = visit.come_back(visit.decide(asked, listener=ADA.id))
    assert back.headers["Location"] == here
    text = page(listener, "change-playlist", chosen)
    assert 'value="Rain"' in text
    assert ">For later</textarea>" in text
    assert "Ask Spotify for permission" not in text
    press(listener, "change-playlist", chosen, TYPED)
    assert at_spotify(standin).name == "Rain"


def test_a_sign_in_on_the_way_leads_back_to_what_was_typed(
    listener: Client, alice: User, chosen: RecommendationSet, saved: SavedPlaylist
) -> None:
    listener.logout()
    here = address("change-playlist", chosen)
    response = listener.post(here, TYPED)
    assert response.headers["Location"].endswith(f"?next={here.replace('/', '%2F')}")
    form = {"login": "alice", "password": "alice-has-a-password"}
    assert listener.post("/accounts/login/", form).status_code == 302
    assert 'value="Rain"' in page(listener, "change-playlist", chosen)


def test_somebody_else_who_signs_in_there_does_not_see_it(
    listener: Client, bob: User, chosen: RecommendationSet, saved: SavedPlaylist
) -> None:
    listener.logout()
    listener.post(address("change-playlist", chosen), TYPED)
    listener.post("/accounts/login/", {"login": "bob", "password": "bob-has-a-password"})
    assert listener.get(address("change-playlist", chosen)).status_code == 404


def test_what_was_typed_for_a_list_that_was_saved_meanwhile_is_in_its_playlists_form(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist
) -> None:
    text = press(listener, "rename", chosen, TYPED)
    assert "can no longer be changed" in text
    assert 'value="Rain"' in page(listener, "change-playlist", chosen)


def test_a_description_that_cannot_be_kept_is_in_the_open_form_of_its_list(
    listener: Client, chosen: RecommendationSet
) -> None:
    text = press(listener, "rename", chosen, {"name": "Rain", "description": "bell\x07"})
    assert "cannot be seen" in text
    assert '<details id="rename-box" class="rename" open>' in text
    assert 'value="Rain"' in text
    text = press(listener, "rename", chosen, TYPED)
    assert '<details id="rename-box" class="rename">' in text


@pytest.mark.usefixtures("songs")
def test_a_session_keeps_no_more_than_the_last_few(alice: User, client: Client) -> None:
    client.force_login(alice)
    sets = [create_set(wish=wish_for(Emotion.HAPPY), owner=alice) for _ in range(MOST + 1)]
    for number, one in enumerate(sets):
        client.post(address("rename", one), {"name": f"{number}", "description": "\x07" * 9_999})
    request = client.get("/").wsgi_request
    assert draft_of(request, sets[0].id) is None
    kept = [draft_of(request, one.id) for one in sets[1:]]
    assert [one and one.name for one in kept] == ["1", "2", "3", "4", "5"]
    assert all(one and len(one.words) == LONGEST for one in kept)
