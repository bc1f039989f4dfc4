from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.playlist_changes.conftest import address, page, press

PRESSES = ["change-playlist", "remove-playlist", "delete"]
TYPED = {"name": "Theirs", "description": "Mine now"}


def untouched(chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin) -> bool:
    before = saved.name
    saved.refresh_from_db()
    chosen.refresh_from_db()
    return standin.calls() == [] and (saved.name, chosen.name) == (before, "")


@pytest.mark.parametrize("what", PRESSES)
def test_nobody_else_learns_even_that_it_exists(
    bob: User, charlie: User, chosen: RecommendationSet, saved: SavedPlaylist,
    standin: ScriptedStandin, what: str,
) -> None:  # fmt: skip
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        assert other.get(address(what, chosen)).status_code == 404
        assert other.post(address(what, chosen), TYPED).status_code == 404
    assert untouched(chosen, saved, standin)


@pytest.mark.parametrize("what", PRESSES)
def test_who_is_signed_out_is_led_to_the_sign_in_or_finds_nothing(
    chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin, what: str
) -> None:
    stranger = Client()
    for response in (
        stranger.get(address(what, chosen)),
        stranger.post(address(what, chosen), TYPED),
    ):
        if what == "delete":
            assert response.status_code == 404
        else:
            assert response.headers["Location"].startswith("/accounts/login/?next=")
            assert saved.name not in response.content.decode()
    assert untouched(chosen, saved, standin)


@pytest.mark.parametrize("what", PRESSES)
def test_only_a_post_with_its_token_changes_anything(
    alice: User, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    what: str,
) -> None:  # fmt: skip
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.get(address(what, chosen), TYPED).status_code == 200
    assert strict.post(address(what, chosen), TYPED).status_code == 403
    assert strict.put(address(what, chosen)).status_code in (403, 405)
    assert untouched(chosen, saved, standin)


@pytest.mark.parametrize("what", ["change-playlist", "remove-playlist"])
def test_nobody_presses_faster_than_people_do(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin,
    settings: Settings, what: str,
) -> None:  # fmt: skip
    settings.POSTS_PER_MINUTE = 2
    standin.order("error_before", "change_playlist")
    standin.order("error_before", "unfollow")
    answers = [listener.post(address(what, chosen), TYPED).status_code for _ in range(4)]
    assert answers == [200, 200, 429, 429]
    assert len(standin.writes()) == 2
    if what == "change-playlist":
        # Typed before it was refused.
        assert 'value="Theirs"' in page(listener, what, chosen)


def test_the_links_are_on_the_page_of_a_saved_list_and_on_the_profile(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist
) -> None:
    text = page(listener, "set", chosen)
    assert f'href="{address("change-playlist", chosen)}"' in text
    assert f'href="{address("remove-playlist", chosen)}"' in text
    profile = listener.get("/profile/").content.decode()
    assert f'href="{address("set", chosen)}#save-bar">Change or remove' in profile
    press(listener, "remove-playlist", chosen)
    text = page(listener, "set", chosen)
    assert address("change-playlist", chosen) not in text
    assert address("remove-playlist", chosen) not in text
