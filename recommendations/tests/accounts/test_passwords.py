"""Setting and changing a password leads back to where one came from."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

SET, CHANGE = "/accounts/password/set/", "/accounts/password/change/"
NEW = "quite-a-long-phrase-7"


@pytest.fixture
def without(client: Client, alice: User) -> Client:
    alice.set_unusable_password()
    alice.save()
    client.force_login(alice)
    return client


@pytest.fixture
def with_one(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def change(client: Client, **more: str) -> str:
    form = {"oldpassword": "alice-has-a-password", "password1": NEW, "password2": NEW}
    return str(client.post(CHANGE, form | more).headers["Location"])


def put(client: Client, **more: str) -> str:
    return str(client.post(SET, {"password1": NEW, "password2": NEW, **more}).headers["Location"])


def test_a_first_password_leads_to_the_profile(without: Client) -> None:
    assert put(without) == "/profile/"
    assert without.get("/profile/").status_code == 200


def test_a_changed_password_leads_to_the_profile(with_one: Client) -> None:
    assert change(with_one) == "/profile/"
    assert with_one.get("/profile/").status_code == 200


def test_it_leads_to_the_page_that_sent_one_there(without: Client) -> None:
    assert put(without, next="/accounts/connections/") == "/accounts/connections/"


def test_it_does_not_lead_to_another_site(with_one: Client) -> None:
    assert change(with_one, next="https://evil.example/") == "/profile/"


def test_the_page_hands_on_where_to_come_back_to(without: Client) -> None:
    text = without.get(f"{SET}?next=/accounts/connections/").content.decode()
    assert 'name="next" value="/accounts/connections/"' in text


def test_other_devices_are_signed_out_by_a_new_password(with_one: Client, alice: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(alice)
    change(with_one)
    assert elsewhere.get("/profile/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/profile/data/", "/profile/delete/", "/accounts/connections/", CHANGE]
)
def test_after_a_sign_in_one_is_where_one_was_going(client: Client, alice: User, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/accounts/login/?next={path}"
    form = {"login": "alice", "password": "alice-has-a-password", "next": path}
    assert client.post("/accounts/login/", form).headers["Location"] == path
