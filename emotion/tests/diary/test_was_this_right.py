from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from emotion.diary.selectors import all_moods, choice_of
from emotion.models import DiaryEntry
from emotion.tests.diary.conftest import Write


def answer(client: Client, entry: DiaryEntry, said: str) -> int:
    address = reverse("diary:answer", args=[entry.pk])
    status = client.post(address, {"answer": said}).status_code
    entry.refresh_from_db()
    return status


def test_yes_is_noted(client: Client, alice: User, write: Write) -> None:
    entry = write("happy")
    client.force_login(alice)
    answer(client, entry, "yes")
    assert (entry.confirmed, entry.corrected) == (True, "")


def test_a_correction_counts_and_the_reading_stays(
    client: Client, alice: User, write: Write
) -> None:
    entry = write("happy", share=0.7)
    read = entry.probabilities
    client.force_login(alice)
    answer(client, entry, "sad")
    assert (entry.confirmed, entry.corrected, entry.probabilities) == (False, "sad", read)
    (mood,) = all_moods(alice, choice_of(alice).zone)
    assert mood.emotion == "sad"
    assert list(mood.shares) == [0, 0, 0, 0, 1, 0, 0]
    text = client.get(reverse("diary:diary")).content.decode()
    assert "You said: it was sad." in text
    assert "happy 70 %" in text


def test_an_answer_can_be_changed_and_taken_back(client: Client, alice: User, write: Write) -> None:
    entry = write("happy")
    client.force_login(alice)
    answer(client, entry, "sad")
    answer(client, entry, "yes")
    assert (entry.confirmed, entry.corrected) == (True, "")
    answer(client, entry, "fear")
    assert (entry.confirmed, entry.corrected) == (False, "fear")
    answer(client, entry, "none")
    assert (entry.confirmed, entry.corrected) == (False, "")


@pytest.mark.parametrize("said", ["", "maybe", "happy sad"])
def test_anything_else_is_refused(client: Client, alice: User, write: Write, said: str) -> None:
    entry = write("happy")
    client.force_login(alice)
    assert answer(client, entry, said) == 400
    assert (entry.confirmed, entry.corrected) == (False, "")


def test_what_was_picked_by_hand_is_neither_right_nor_wrong(
    client: Client, alice: User, write: Write
) -> None:
    entry = write("happy", origin=DiaryEntry.Origin.HAND, share=1)
    client.force_login(alice)
    assert "Was this right?" not in client.get(reverse("diary:diary")).content.decode()
    assert answer(client, entry, "sad") == 400
    assert entry.corrected == ""


def test_the_answer_leads_back_to_its_entry(client: Client, alice: User, write: Write) -> None:
    entry = write("happy", at=timezone.now())
    client.force_login(alice)
    address = reverse("diary:answer", args=[entry.pk])
    response = client.post(address, {"answer": "yes", "page": "2"})
    assert response.headers["Location"] == f"/profile/moods/?page=2#entry-{entry.pk}"
    response = client.post(address, {"answer": "yes", "page": "//example.org", "from": "set"})
    assert response.headers["Location"] == f"/profile/moods/#entry-{entry.pk}"
