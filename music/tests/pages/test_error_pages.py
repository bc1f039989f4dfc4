"""Each error page, by provoking its error."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


def _forbidden(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def _broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError("a secret of the program")


def _suspicious(request: HttpRequest) -> NoReturn:
    raise SuspiciousOperation("not so")


urlpatterns = [
    path("broken/", _broken),
    path("forbidden/", _forbidden),
    path("suspicious/", _suspicious),
    path("", include("music.urls")),
]


@pytest.fixture
def forgiving(settings: Settings) -> Client:
    """A client that gets the page of an error instead of the error."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def said(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_malformed_request_is_told_that_nothing_was_done(forgiving: Client) -> None:
    response = forgiving.get("/suspicious/")
    assert response.status_code == 400
    assert "so nothing was done" in said(response)
    assert 'href="/"' in said(response)


def test_a_stranger_who_may_not_is_led_to_sign_in(forgiving: Client) -> None:
    response = forgiving.get("/forbidden/")
    assert response.status_code == 403
    assert "sign in with it first" in said(response)


def test_somebody_signed_in_who_may_not_is_told_as_whom(forgiving: Client, alice: User) -> None:
    forgiving.force_login(alice)
    response = forgiving.get("/forbidden/")
    assert response.status_code == 403
    assert "You are signed in as alice." in said(response)
    assert "sign in with it first" not in said(response)


def test_a_form_without_its_proof_says_why_it_may_lack_it() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "alice"})
    assert response.status_code == 403
    assert "This form is out of date" in said(response)
    assert "blocks cookies" in said(response)


def test_nothing_at_an_address_is_told_apart_from_nothing_else(client: Client) -> None:
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert "Nothing at this address" in said(response)
    assert "after 24 hours" in said(response)


def test_too_many_presses_are_told_how_long_to_wait(client: Client, settings: Settings) -> None:
    settings.POSTS_PER_MINUTE = settings.POSTS_PER_MINUTE_PER_ADDRESS = 1
    client.post("/recommendations/", {"emotion": "hangry"})
    response = client.post("/recommendations/", {"emotion": "hangry"})
    assert response.status_code == 429
    assert f"Wait {response.headers['Retry-After']} second" in said(response)


def test_too_many_attempts_to_sign_in_meet_a_whole_sentence(client: Client, alice: User) -> None:
    form = {"login": "alice", "password": "wrong"}
    responses = [client.post("/accounts/login/", form) for _ in range(40)]
    assert responses[-1].status_code == 429
    assert "Wait a few minutes" in said(responses[-1])


def test_an_error_of_ours_shows_nothing_of_the_program(forgiving: Client) -> None:
    response = forgiving.get("/broken/")
    assert response.status_code == 500
    assert "Something broke on our side" in said(response)
    assert "secret" not in said(response)
    assert 'name="robots" content="noindex"' in said(response)


def test_that_page_needs_neither_a_database_nor_a_session(
    forgiving: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*arguments: object, **options: object) -> NoReturn:
        raise DatabaseError("the database is gone")

    forgiving.cookies["sessionid"] = "a" * 32
    monkeypatch.setattr(connection, "cursor", gone)
    monkeypatch.setattr(connection, "ensure_connection", gone)
    response = forgiving.get("/profile/")
    assert response.status_code == 500
    assert "Something broke on our side" in said(response)


def test_that_page_needs_no_context_processor(
    forgiving: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("no context")

    monkeypatch.setattr("music.pages.page_meta.describe", broken)
    assert forgiving.get("/about/").status_code == 500
