from __future__ import annotations

from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from emotion.models import NOTE_LENGTH, DiaryEntry
from emotion.tests.diary.conftest import Write


def note(client: Client, entry: DiaryEntry, words: str) -> list[str]:
    response = client.post(reverse("diary:note", args=[entry.pk]), {"note": words})
    entry.refresh_from_db()
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_note_is_written_changed_and_taken_away(
    client: Client, alice: User, write: Write
) -> None:
    entry = write("happy")
    client.force_login(alice)
    note(client, entry, "First <b>words</b>\r\nand more")
    assert entry.note == "First <b>words</b>\nand more"
    text = client.get(reverse("diary:diary")).content.decode()
    assert "First &lt;b&gt;words&lt;/b&gt;<br>and more" in text
    note(client, entry, "Others")
    assert entry.note == "Others"
    note(client, entry, "")
    assert entry.note == ""


def test_a_note_of_500_characters_fits_with_its_line_ends(
    client: Client, alice: User, write: Write
) -> None:
    entry = write("happy")
    client.force_login(alice)
    words = "x\n" * (NOTE_LENGTH // 2 - 1) + "xx"
    assert note(client, entry, words.replace("\n", "\r\n")) == []
    assert entry.note == words


def test_a_longer_one_is_refused_with_words(client: Client, alice: User, write: Write) -> None:
    entry = write("happy", note="as it was")
    client.force_login(alice)
    assert note(client, entry, "x" * (NOTE_LENGTH + 1)) == ["A note has at most 500 characters."]
    assert entry.note == "as it was"
