from __future__ import annotations

import os

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
PAGES = ["/admin/", "/admin/auth/user/", "/admin/music/post/add/"]
LOGIN = "/accounts/login/"


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_led_to_the_sites_own_sign_in(client: Client, page: str) -> None:
    response = client.get(page, follow=True)
    address, _, query = response.request["PATH_INFO"], "?", response.request["QUERY_STRING"]
    assert address == LOGIN
    assert page.strip("/").split("/")[0] in query
    assert response.templates[0].name == "account/login.html"


@pytest.mark.parametrize("page", PAGES)
def test_a_listener_gets_no_page_of_the_admin(client: Client, alice: User, page: str) -> None:
    client.force_login(alice)
    response = client.get(page, follow=True)
    assert response.status_code == 403
    assert "You are signed in as alice." in " ".join(response.content.decode().split())


def test_the_admin_has_no_second_form_to_sign_in_with(client: Client, root: User) -> None:
    """Its attempts would count in no limit."""
    form = {"username": "root", "password": "root-has-a-password", "next": "/admin/"}
    response = client.post("/admin/login/", form)
    assert response.status_code == 302
    assert response.headers["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in client.session


def test_staff_sign_in_there_and_come_back(client: Client, root: User) -> None:
    address = client.get("/admin/", follow=True).request["QUERY_STRING"]
    form = {"login": "root", "password": "root-has-a-password", "next": "/admin/"}
    response = client.post(f"{LOGIN}?{address}", form)
    assert response.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_staff_that_were_made_inactive_are_out(client: Client, root: User) -> None:
    client.force_login(root)
    User.objects.filter(pk=root.pk).update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_staff_without_rights_see_no_table(client: Client, bob: User) -> None:
    bob.is_staff = True
    bob.save()
    client.force_login(bob)
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/auth/user/").status_code == 403


def test_createsuperuser_makes_somebody_who_gets_in(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "DJANGO_SUPERUSER_PASSWORD", "made-by-a-command")
    call_command("createsuperuser", interactive=False, username="made", email="", verbosity=0)
    client.post(LOGIN, {"login": "made", "password": "made-by-a-command"})
    assert client.get("/admin/").status_code == 200


def test_the_admin_is_under_the_sites_content_policy(client: Client, root: User) -> None:
    client.force_login(root)
    response = client.get("/admin/music/post/add/")
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    # Split, since django-csp gives the directives in any order.
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy.split("; ")


def test_staff_change_their_password_on_the_sites_own_page(client: Client, root: User) -> None:
    client.force_login(root)
    response = client.get("/admin/password_change/")
    assert response.headers["Location"] == "/accounts/password/change/"


def test_the_staff_page_that_is_no_table_is_linked(client: Client, root: User) -> None:
    client.force_login(root)
    address = reverse("fit-report")
    assert f'href="{address}"' in client.get("/admin/").content.decode()
    assert client.get(address).status_code == 200
