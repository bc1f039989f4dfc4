from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.diary.services import turn_on
from emotion.models import DiaryChoice, DiaryEntry
from emotion.tests.diary.conftest import Write


def test_one_entry_goes_and_the_others_stay(client: Client, alice: User, write: Write) -> None:
    gone, stays = write("happy"), write("sad")
    client.force_login(alice)
    client.post(reverse("diary:delete", args=[gone.pk]))
    assert DiaryEntry.objects.get() == stays
    assert client.post(reverse("diary:delete", args=[gone.pk])).status_code == 404


def test_all_go_once_it_is_confirmed(client: Client, alice: User, bob: User, write: Write) -> None:
    write("happy")
    write("sad")
    others = DiaryEntry.objects.create(owner=bob, origin="hand", probabilities=[1] + [0] * 6)
    client.force_login(alice)
    response = client.post(reverse("diary:forget"), follow=True)
    assert "tick the box first" in response.content.decode()
    assert DiaryEntry.objects.count() == 3
    client.post(reverse("diary:forget"), {"sure": "on"})
    assert DiaryEntry.objects.get() == others
    assert DiaryChoice.objects.get(owner=alice).is_on


def test_it_goes_with_the_account(alice: User, bob: User, write: Write) -> None:
    write("happy")
    turn_on(bob)
    alice.delete()
    assert not DiaryEntry.objects.exists()
    assert DiaryChoice.objects.get().owner == bob
