from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client


def test_without_a_choice_of_theme_two_cookies_are_all_there_are(
    client: Client, alice: User
) -> None:
    client.get("/")
    # A refusal and a sign-in both leave a message for the next page.
    client.post("/recommendations/", {"emotion": "hangry"})
    client.post("/accounts/login/", {"login": "alice", "password": "alice-has-a-password"})
    assert "signed in" in client.get("/profile/").content.decode()
    assert set(client.cookies) == {"sessionid", "csrftoken"}
