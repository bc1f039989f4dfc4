"""Through a whole journey, failures and crashes included, no token is written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError
from pytest_django.fixtures import Settings

from recommendations.catalogue.starter import load_starter
from recommendations.encryption import EncryptedTextField
from recommendations.models import SavedPlaylist, SpotifyConnection, SpotifyPause
from recommendations.services import connections
from recommendations.services.save_worker import work_off
from recommendations.spotify import refresh_lease, sessions, token_endpoint
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.accounts.secrets import Watch, watching
from recommendations.tests.visit import Visit

pytestmark = pytest.mark.django_db(transaction=True)

ADA = LISTENERS[0]
FAULTS = [
    ("token", "error_before"),
    ("token", "html"),
    ("token", "truncated"),
    ("token", "string_error"),
    ("token", "rate_limited"),
    ("token", "disconnect"),
    ("token", "invalid_grant"),
    ("*", "revoked"),
    ("*", "html"),
    ("*", "truncated"),
    ("*", "string_error"),
    ("*", "quota_exceeded"),
    ("*", "not_allowlisted"),
    ("*", "owner_not_premium"),
    ("*", "insufficient_scope"),
    ("*", "error_after"),
    ("*", "disconnect"),
]


@pytest.fixture(autouse=True)
def secret_app(settings: Settings) -> None:
    """Before the stand-in begins: a secret that can be told from words of the pages."""
    settings.SPOTIFY_CLIENT_SECRET = "5ecre7-0f-7hi5-app-a10ne"


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Watch]:
    settings.ADMINS = [("The owner", "owner@example.org")]
    # Not what this is about, and each press counts.
    settings.POSTS_PER_MINUTE = settings.POSTS_PER_MINUTE_PER_ADDRESS = 1000
    with watching(monkeypatch) as watch:
        yield watch


@pytest.fixture
def journey(visit: Visit, standin: ScriptedStandin) -> Visit:
    load_starter()
    standin.rotation("always")
    visit.site.raise_request_exception = False
    return visit


def sign_in(visit: Visit, watch: Watch, address: str = "") -> Any:
    address = address or "/accounts/spotify/login/?next=/profile/"
    asked = watch.see(visit.site.post(address))
    # The code in this is Spotify's way; it is to get no further than the site.
    back = visit.decide(asked.headers["Location"], listener=ADA.id)
    return watch.see(visit.come_back(back))


def press_everything(visit: Visit, watch: Watch) -> None:
    """Every button that asks Spotify, and every page that could show what came of it."""
    chosen = watch.see(visit.site.post("/recommendations/", {"emotion": "happy"}))
    page = chosen.headers["Location"]
    for path, data in (
        ("/library/taste/on/", {"source": "top"}),
        ("/library/taste/playlists/", {}),
        ("/library/like/playlists/", {}),
        ("/library/moods/sort/", {}),
        (f"{page}fresh/", {}),
        (f"{page}save/", {}),
    ):
        if SpotifyConnection.objects.exists():
            let_expire()
        watch.see(visit.site.post(path, data, follow=True))
        work_off()
        watch.see(visit.site.get("/library/reading/", follow=True))
    for path in (page, "/profile/", "/profile/data/", "/library/moods/", "/library/like/", "/"):
        watch.see(visit.site.get(path))
    watch.see(visit.site.post("/profile/data/file/"))
    watch.look_everywhere(visit.standin)


def recover(standin: ScriptedStandin) -> None:
    standin.repair()
    SpotifyPause.objects.all().delete()


def nothing_got_out(watch: Watch) -> None:
    assert len(watch.tokens) > 1
    assert watch.codes
    assert watch.verifiers
    assert watch.leaks() == []


def test_a_journey_in_which_all_goes_well(journey: Visit, watch: Watch) -> None:
    sign_in(journey, watch)
    for purpose in ("liked", "top", "cover"):
        sign_in(journey, watch, consent_address(purpose, next_url="/profile/"))
    press_everything(journey, watch)
    assert SavedPlaylist.objects.filter(state=SavedPlaylist.State.FILLED).count() == 1
    watch.see(journey.site.post("/profile/connection/quiet/", {"next": "/"}))
    nothing_got_out(watch)
    assert watch.sent_inside_a_transaction == []


@pytest.mark.parametrize(("endpoint", "kind"), FAULTS)
def test_a_journey_in_which_spotify_fails_everywhere(
    journey: Visit, watch: Watch, standin: ScriptedStandin, endpoint: str, kind: str
) -> None:
    standin.order(kind, endpoint, retry_after=30)
    sign_in(journey, watch)
    recover(standin)
    for purpose in ("liked", "top"):
        sign_in(journey, watch, consent_address(purpose, next_url="/profile/"))
    sign_in(journey, watch)
    standin.order(kind, endpoint, retry_after=30)
    press_everything(journey, watch)
    recover(standin)
    sign_in(journey, watch)
    press_everything(journey, watch)
    nothing_got_out(watch)
    assert watch.sent_inside_a_transaction == []


def crash(*_: Any, **__: Any) -> Any:
    raise RuntimeError("something nobody thought of")


def fail_in_the_database(*_: Any, **__: Any) -> Any:
    raise DatabaseError("database is locked")


def dont_encrypt(self: Any, value: Any) -> Any:
    raise ValueError("no key")


# Where a token is in hand, and what it is about to go through.
CRASHES: list[tuple[object, str, Callable[..., Any]]] = [
    (sessions, "_read", crash),
    (sessions.ApiSession, "_authorize", crash),
    (token_endpoint, "_grant", crash),
    (token_endpoint, "_scopes", crash),
    (refresh_lease, "store", crash),
    (connections, "_forget_library", fail_in_the_database),
    (EncryptedTextField, "get_prep_value", dont_encrypt),
    (EncryptedTextField, "from_db_value", dont_encrypt),
]


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(("place", "name", "accident"), CRASHES)
def test_the_report_of_a_crash_has_none(
    journey: Visit,
    watch: Watch,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    accident: Callable[..., Any],
    debug: bool,
) -> None:
    """The page of development, and the mail to the owner."""
    settings.DEBUG = debug
    with monkeypatch.context() as patch:
        patch.setattr(place, name, accident)
        first = sign_in(journey, watch)
    sign_in(journey, watch)
    for purpose in ("liked", "top"):
        sign_in(journey, watch, consent_address(purpose, next_url="/profile/"))
    let_expire()
    with monkeypatch.context() as patch:
        patch.setattr(place, name, accident)
        second = watch.see(journey.site.post("/library/taste/playlists/"))
        third = watch.see(journey.site.get("/profile/"))
    crashed = [one for one in (first, second, third) if one.status_code == 500]
    assert crashed
    assert all(("Traceback" in one.content.decode()) == debug for one in crashed)
    assert len(mail.outbox) >= len(crashed)
    watch.look_everywhere(journey.standin)
    nothing_got_out(watch)


def test_without_the_guard_they_would_be_full_of_tokens(
    journey: Visit, watch: Watch, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the tests above would prove nothing."""
    from django.views import debug

    plain = debug.SafeExceptionReporterFilter()
    monkeypatch.setattr(debug, "get_exception_reporter_filter", lambda request: plain)
    settings.DEBUG = True
    monkeypatch.setattr(token_endpoint, "_scopes", crash)
    assert sign_in(journey, watch).status_code == 500
    assert watch.leaks()
