from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client


@pytest.mark.parametrize("key", [r'"\000aaaaaaaaaaaa"', "a" * 500, "'; --------", "äöüäöüäöü"])
@pytest.mark.django_db
def test_it_is_no_session_and_no_error(key: str) -> None:
    cookie = f"{settings.SESSION_COOKIE_NAME}={key}"
    response = Client(headers={"cookie": cookie}).get("/profile/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")


def test_the_keys_that_the_site_gives_are_believed(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get("/profile/").status_code == 200
