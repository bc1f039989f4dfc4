from __future__ import annotations

from datetime import timedelta

import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from music.models import RecentUse


def cached() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        return [f"{key} {value}" for key, value in cursor.fetchall()]


def visit(client: Client) -> None:
    client.post("/accounts/login/", {"login": "alice", "password": "not-hers-at-all"})
    client.post("/accounts/login/", {"login": "alice", "password": "alice-has-a-password"})
    client.post("/recommendations/", {"emotion": "happy"})


def test_no_address_is_kept(client: Client, alice: User) -> None:
    visit(client)
    kept = [*cached(), *RecentUse.objects.values_list("key", flat=True)]
    assert len(kept) > 2
    assert not any("127.0.0.1" in row for row in kept)


def test_after_a_day_the_daily_command_leaves_no_count(client: Client, alice: User) -> None:
    visit(client)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        call_command("delete_unowned_sets")
    assert cached() == []
    assert not RecentUse.objects.exists()


def test_ended_sessions_go_and_others_stay(client: Client, alice: User) -> None:
    visit(client)
    call_command("delete_unowned_sets")
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("delete_unowned_sets")
    assert Session.objects.count() == 0


def test_guessing_is_slowed_down_for_one_address_and_not_for_another(
    client: Client, alice: User
) -> None:
    for number in range(11):
        client.post("/accounts/login/", {"login": f"user-{number}", "password": "wrong-anyway"})
    right = {"login": "alice", "password": "alice-has-a-password"}
    assert client.post("/accounts/login/", right).status_code != 302
    elsewhere = Client(REMOTE_ADDR="10.9.8.7")
    assert elsewhere.post("/accounts/login/", right).status_code == 302
