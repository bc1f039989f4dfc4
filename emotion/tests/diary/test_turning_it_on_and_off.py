from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.models import DiaryChoice, DiaryEntry
from emotion.tests.diary.conftest import Write


def test_it_is_off_until_it_is_asked_for(client: Client, alice: User) -> None:
    client.force_login(alice)
    page = client.get(reverse("diary:diary"))
    assert "The diary is off" in page.content.decode()
    assert not DiaryChoice.objects.exists()


def test_a_post_turns_it_on_with_the_browsers_zone(client: Client, alice: User) -> None:
    client.force_login(alice)
    response = client.post(reverse("diary:on"), {"zone": "Europe/Berlin"}, follow=True)
    chosen = DiaryChoice.objects.get(owner=alice)
    assert (chosen.is_on, chosen.zone) == (True, "Europe/Berlin")
    assert "Days and hours are those of Europe/Berlin" in response.content.decode()


@pytest.mark.parametrize("zone", ["", "Middle/Earth", "../../etc/passwd", "x" * 500])
def test_what_is_no_zone_is_not_kept_and_utc_is_said(
    client: Client, alice: User, zone: str
) -> None:
    client.force_login(alice)
    response = client.post(reverse("diary:on"), {"zone": zone}, follow=True)
    assert DiaryChoice.objects.get(owner=alice).zone == ""
    assert "Days and hours are in UTC" in response.content.decode()


def test_another_clock_can_be_chosen_later(client: Client, alices_diary: User) -> None:
    client.force_login(alices_diary)
    client.post(reverse("diary:zone"), {"zone": "Asia/Tokyo"})
    assert DiaryChoice.objects.get(owner=alices_diary).zone == "Asia/Tokyo"
    client.post(reverse("diary:zone"), {"zone": "nowhere"})
    assert DiaryChoice.objects.get(owner=alices_diary).zone == "Asia/Tokyo"


def test_turned_off_its_entries_can_stay(client: Client, alices_diary: User, write: Write) -> None:
    entry = write("happy")
    client.force_login(alices_diary)
    response = client.post(reverse("diary:off"), {"entries": "keep"}, follow=True)
    assert not DiaryChoice.objects.get(owner=alices_diary).is_on
    text = response.content.decode()
    assert "1 earlier entry is still here" in text
    assert f'id="entry-{entry.pk}"' in text


def test_turned_off_its_entries_can_go(client: Client, alices_diary: User, write: Write) -> None:
    write("happy")
    client.force_login(alices_diary)
    client.post(reverse("diary:off"), {"entries": "delete"})
    assert not DiaryEntry.objects.exists()
    assert not DiaryChoice.objects.exists()


def test_what_becomes_of_the_entries_must_be_said(
    client: Client, alices_diary: User, write: Write
) -> None:
    write("happy")
    client.force_login(alices_diary)
    assert client.post(reverse("diary:off")).status_code == 400
    assert DiaryChoice.objects.get(owner=alices_diary).is_on
    assert DiaryEntry.objects.count() == 1
