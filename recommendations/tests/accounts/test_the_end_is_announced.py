"""Six months after the consent the connection ends; two weeks before, pages begin to say so."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from recommendations.models import SpotifyConnection
from recommendations.models.connection import CONSENT
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.tests.conftest import connect
from recommendations.tests.visit import Visit

CONSENTED = datetime(2026, 11, 21, 12, tzinfo=UTC)
LAST_QUIET_DAY = datetime(2027, 5, 7, 11, 59, tzinfo=UTC)
FIRST_DAY = datetime(2027, 5, 7, 12, 1, tzinfo=UTC)
SOON = "Your connection to Spotify ends around"
DATE = "21 May 2027"
QUIET = "/profile/connection/quiet/"
PAGES = ["/", "/library/like/", "/library/moods/", "/privacy/"]


@pytest.fixture
def listener(client: Client, alice: User) -> Client:
    connect(alice, authorized_at=CONSENTED)
    client.force_login(alice)
    return client


def text_of(client: Client, page: str) -> str:
    return unescape(re.sub(r"<[^>]*>|\s+", " ", client.get(page).content.decode()))


def says_so(client: Client, page: str) -> bool:
    text = " ".join(text_of(client, page).split())
    assert text.count(SOON) <= 1
    return f"{SOON} {DATE}" in text


@pytest.mark.parametrize(
    ("consented", "same_day"),
    [("2026-08-31", "2027-02-28"), ("2026-09-01", "2027-03-01"), ("2027-03-01", "2027-09-01")],
)
def test_a_consent_is_never_taken_to_last_longer_than_six_months_of_the_calendar(
    consented: str, same_day: str
) -> None:
    assert datetime.fromisoformat(consented) + CONSENT <= datetime.fromisoformat(same_day)


@pytest.mark.parametrize("path", [*PAGES, "/profile/"])
def test_it_is_said_from_two_weeks_before_and_not_earlier(
    listener: Client, alice: User, path: str
) -> None:
    with time_machine.travel(LAST_QUIET_DAY) as now:
        listener.force_login(alice)
        assert not says_so(listener, path)
        now.move_to(FIRST_DAY)
        assert says_so(listener, path)


def test_the_profile_tells_the_day_from_the_first(listener: Client) -> None:
    assert DATE in text_of(listener, "/profile/")


@pytest.mark.parametrize("path", PAGES)
def test_quiet_lasts_a_day_and_not_for_good(listener: Client, alice: User, path: str) -> None:
    with time_machine.travel(FIRST_DAY) as now:
        listener.force_login(alice)
        response = listener.post(QUIET, {"next": path})
        assert response.headers["Location"] == path
        assert not any(says_so(listener, one) for one in PAGES)
        assert says_so(listener, "/profile/"), "which is where one looks"
        now.shift(timedelta(hours=23, minutes=59))
        assert not says_so(listener, path)
        now.shift(timedelta(minutes=2))
        assert says_so(listener, path)


def test_the_page_to_go_back_to_is_never_read_as_the_name_of_a_view(listener: Client) -> None:
    for page in ("profile", "no-such-view"):
        assert listener.post(QUIET, {"next": page}).headers["Location"] == page


def test_it_can_be_put_off_to_the_last_day_and_then_says_that_it_has_ended(
    listener: Client, alice: User
) -> None:
    with time_machine.travel(FIRST_DAY) as now:
        for _ in range(14):
            listener.force_login(alice)
            assert says_so(listener, "/")
            listener.post(QUIET, {"next": "/"})
            now.shift(timedelta(days=1, minutes=1))
        SpotifyConnection.objects.update(needs_reconnect=True)
        assert "Your connection to Spotify has ended." in text_of(listener, "/")
        listener.post(QUIET, {"next": "/"})
        assert "Your connection to Spotify has ended." not in text_of(listener, "/")
        assert "Your connection to Spotify has ended." in text_of(listener, "/profile/")


def test_reconnecting_in_time_brings_back_the_page_and_six_months_more(
    visit: Visit, alice: User
) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    SpotifyConnection.objects.update(authorized_at=CONSENTED)
    with time_machine.travel(FIRST_DAY):
        visit.site.force_login(alice)
        page = visit.site.get("/library/moods/").content.decode()
        way = unescape(page.split('href="/accounts/spotify/login/')[1].split('"')[0])
        at_spotify = visit.site.post(f"/accounts/spotify/login/{way}").headers["Location"]
    # The stand-in is another program, whose clock stood still.
    back = visit.come_back(visit.decide(at_spotify))
    assert back.status_code == 302
    assert back.headers["Location"] == "/library/moods/"
    connection = SpotifyConnection.objects.get()
    assert connection.authorized_at != CONSENTED
    assert connection.granted == SAVE_SCOPES
    assert SOON not in visit.site.get("/library/moods/").content.decode()


def test_an_answer_to_a_form_leads_back_to_a_page_that_opens_by_itself(
    visit: Visit, alice: User, settings: Settings
) -> None:
    settings.LISTENER_TASTE = True
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    long_ago = SpotifyConnection.objects.get().authorized_at - timedelta(days=170)
    SpotifyConnection.objects.update(authorized_at=long_ago)
    page = visit.site.post("/library/like/playlists/")
    assert page.status_code == 200
    text = unescape(page.content.decode())
    assert SOON in text
    assert "next=/library/like/playlists/" not in text
    assert 'name="next" value="/profile/"' in text


def test_nobody_else_is_told(listener: Client, bob: User) -> None:
    connect(bob)
    others = Client()
    with time_machine.travel(FIRST_DAY):
        assert not says_so(others, "/")
        others.force_login(bob)
        SpotifyConnection.objects.filter(user=bob).update(authorized_at=FIRST_DAY)
        assert not says_so(others, "/")


def test_who_is_not_signed_in_silences_nothing(listener: Client) -> None:
    response = Client().post(QUIET, {"next": "/"})
    assert response.headers["Location"].startswith("/accounts/login/")
    assert listener.get(QUIET).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(QUIET, {"next": "/"}).status_code == 403
    assert SpotifyConnection.objects.get().quiet_until is None


def test_bob_silences_nothing_of_alices(listener: Client, bob: User) -> None:
    others = Client()
    others.force_login(bob)
    others.post(QUIET, {"next": "/"})
    assert SpotifyConnection.objects.get().quiet_until is None
