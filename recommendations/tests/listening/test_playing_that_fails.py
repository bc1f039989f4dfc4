"""Each failure is told where the button is, with what can be done, and nothing is kept of it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.spotify.scopes import PURPOSES
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.listening.conftest import (
    offered,
    page_of,
    playing,
    press,
    saved_as,
    shown_ids,
)
from recommendations.tests.taste.conftest import BEN, Connect
from recommendations.tests.visit import Visit

LAPTOP = {"device": "0" * 40}


def laptop_of(visit: Visit, chosen: RecommendationSet) -> dict[str, str]:
    return {"device": offered(press(visit.site, chosen, "devices"))[0]}


def test_without_premium_it_says_so_and_what_works_instead(
    connect_to: Connect, alice: User, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    visit = connect_to(alice, BEN.id, "play")
    section = press(visit.site, known_set, "play", laptop_of(visit, known_set))
    assert "only for Premium accounts" in section
    assert playing(standin, "Ben") == ([], "")


def test_without_any_device_it_says_to_open_spotify(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    standin.account("Ada", devices=[])
    section = press(ada.site, known_set, "devices")
    assert "Open Spotify on your phone" in section
    assert "Choose a device" in section and offered(section) == []


def test_a_device_that_was_closed_meanwhile_is_told_as_gone(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    laptop = laptop_of(ada, known_set)
    standin.account("Ada", devices=[{"name": "Kitchen"}])
    section = press(ada.site, known_set, "play", laptop)
    assert "Spotify no longer finds that device." in section


def test_a_playlist_that_is_gone_is_told_beside_the_device(
    ada: Visit, alice: User, known_set: RecommendationSet
) -> None:
    saved_as(known_set, alice)
    section = press(ada.site, known_set, "play", laptop_of(ada, known_set))
    assert "no longer has the playlist" in section


def test_a_device_of_somebody_elses_is_not_found(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    with standin.standin.store.reading() as state:
        bens = next((one for name, one in state.accounts.items() if "ben" in name), None)
    device = bens.devices[0].id if bens else "f" * 40
    assert "no longer finds that device" in press(ada.site, known_set, "play", {"device": device})


@pytest.mark.parametrize("device", [None, "", "a b", "ä", "a\nb", "x" * 201])
def test_a_device_that_cannot_be_one_is_not_sent(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin, device: str | None
) -> None:
    standin.forget_calls()
    data = {} if device is None else {"device": device}
    assert "Choose one of your devices." in press(ada.site, known_set, "play", data)
    assert standin.calls() == []


@pytest.mark.parametrize("button", ["devices", "play"])
def test_a_failure_is_told_beside_the_way_to_try_once_more(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin, button: str
) -> None:
    """What each failure is told as is in the table of faults."""
    laptop = laptop_of(ada, known_set)
    standin.order("forbidden", button)
    section = press(ada.site, known_set, button, laptop)
    assert "Spotify does not let this site do that." in section
    assert 'class="note note-error"' in section
    assert "Choose a device" in section


@pytest.mark.parametrize("kind", ["error_after", "disconnect"])
def test_a_command_that_was_not_confirmed_is_not_repeated_by_itself(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin, kind: str
) -> None:
    laptop = laptop_of(ada, known_set)
    standin.order(kind, "play", after=True)
    section = press(ada.site, known_set, "play", laptop)
    assert "Spotify did not confirm it. If your device stays silent, press" in section
    assert playing(standin)[0] == shown_ids(known_set)
    assert standin.writes() == ["play"]


def test_while_spotify_says_wait_nothing_is_asked(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    standin.order("quota_exceeded", "devices", retry_after=3600)
    press(ada.site, known_set, "devices")
    standin.forget_calls()
    section = press(ada.site, known_set, "play", LAPTOP)
    assert "used up what Spotify allows" in section
    assert standin.calls() == []


def test_a_consent_that_has_ended_is_asked_for_anew(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin
) -> None:
    standin.revoke("Ada")
    let_expire()
    section = press(ada.site, known_set, "devices")
    assert "Your connection to Spotify has ended" in section
    assert "purpose=play" in section
    assert SpotifyConnection.objects.get().needs_reconnect


@pytest.mark.parametrize("button", ["devices", "play"])
def test_a_permission_that_spotify_does_not_know_of_is_asked_for_again(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin, button: str
) -> None:
    standin.order("insufficient_scope", button, times=1)
    section = press(ada.site, known_set, button, LAPTOP)
    assert "Spotify needs your permission for this" in section
    assert "purpose=play" in section
    assert not SpotifyConnection.objects.get().granted & PURPOSES["play"].scopes


@pytest.mark.parametrize("button", ["devices", "play"])
def test_without_the_permission_nothing_is_asked(
    ada: Visit, known_set: RecommendationSet, standin: ScriptedStandin, button: str
) -> None:
    SpotifyConnection.objects.update(scopes="playlist-modify-private")
    standin.forget_calls()
    assert "needs your permission" in press(ada.site, known_set, button, LAPTOP)
    assert standin.calls() == []


def test_disconnected_meanwhile_it_is_told_at_the_head_of_the_page(
    ada: Visit, known_set: RecommendationSet
) -> None:
    SpotifyConnection.objects.all().delete()
    assert press(ada.site, known_set, "play", LAPTOP) == ""
    page_of(ada.site, known_set)
    address = f"/recommendations/{known_set.id}/devices/"
    head = ada.site.post(address, follow=True).content.decode()
    assert "Your connection to Spotify has ended" in head


def test_no_device_is_kept(ada: Visit, known_set: RecommendationSet) -> None:
    press(ada.site, known_set, "devices")
    assert "Kitchen" not in page_of(ada.site, known_set)
    assert "Kitchen" not in str(dict(ada.site.session))
