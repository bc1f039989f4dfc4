from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

SIGNUP = "/accounts/signup/"
LOGIN = "/accounts/login/"
PASSWORD = "quite-a-long-phrase-7"


def sign_up(client: Client, **changes: str) -> Any:
    form = {"username": "dora", "password1": PASSWORD, "password2": PASSWORD}
    return client.post(SIGNUP, form | changes)


@pytest.mark.django_db
def test_a_name_and_a_password_are_enough(client: Client) -> None:
    response = sign_up(client, next="/privacy/")
    user = User.objects.get()
    assert (user.username, user.email) == ("dora", "")
    assert response.headers["Location"] == "/privacy/"
    assert client.get("/profile/").status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"password2": "something-else-8"},
        {"password1": "12345678", "password2": "12345678"},
        {"username": ""},
        {"username": "ALICE"},
    ],
)
def test_what_cannot_be_an_account_is_explained_on_the_form(
    client: Client, alice: User, changes: dict[str, str]
) -> None:
    response = sign_up(client, **changes)
    assert response.status_code == 200
    assert b"field-errors" in response.content
    assert User.objects.count() == 1


def test_signing_in_leads_to_where_one_was_going(client: Client, alice: User) -> None:
    form = {"login": "alice", "password": "alice-has-a-password", "next": "/privacy/"}
    assert client.post(LOGIN, form).headers["Location"] == "/privacy/"


def test_signing_in_does_not_lead_to_another_site(client: Client, alice: User) -> None:
    form = {"login": "alice", "password": "alice-has-a-password", "next": "https://evil.example/"}
    assert client.post(LOGIN, form).headers["Location"] == reverse("home")


def test_a_wrong_password_signs_nobody_in(client: Client, alice: User) -> None:
    response = client.post(LOGIN, {"login": "alice", "password": "not-hers-at-all"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_guessing_passwords_is_slowed_down(client: Client, alice: User) -> None:
    for _ in range(5):
        client.post(LOGIN, {"login": "alice", "password": "not-hers-at-all"})
    client.post(LOGIN, {"login": "alice", "password": "alice-has-a-password"})
    assert "_auth_user_id" not in client.session


def test_signing_out_needs_a_post(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.get("/accounts/logout/")
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["password/reset/", "email/", "3rdparty/", "confirm-email/"])
def test_pages_that_would_need_an_address_do_not_exist(client: Client, path: str) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404
