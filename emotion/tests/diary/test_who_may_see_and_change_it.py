from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from emotion.models import DiaryEntry
from emotion.tests.diary.conftest import Write

OF_AN_ENTRY = [("answer", {"answer": "yes"}), ("note", {"note": "mine"}), ("delete", {})]
OF_THE_DIARY = [
    ("on", {}),
    ("off", {"entries": "delete"}),
    ("zone", {"zone": "Asia/Tokyo"}),
    ("forget", {"sure": "on"}),
]


def state() -> list[tuple[object, ...]]:
    return list(DiaryEntry.objects.values_list("pk", "confirmed", "corrected", "note"))


def test_the_owner_sees_it(client: Client, alice: User, write: Write) -> None:
    entry = write("happy", note="The river was high.")
    client.force_login(alice)
    text = client.get(reverse("diary:diary")).content.decode()
    assert "The river was high." in text
    assert f'id="entry-{entry.pk}"' in text


def test_nobody_else_sees_it(bob: User, charlie: User, write: Write) -> None:
    entry = write("happy", note="The river was high.")
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        text = other.get(reverse("diary:diary")).content.decode()
        assert "The river was high." not in text
        assert f"entry-{entry.pk}" not in text


def test_a_visitor_is_led_to_the_sign_in() -> None:
    page = Client().get(reverse("diary:diary"))
    assert page.status_code == 302
    assert "/accounts/login/" in page.headers["Location"]


@pytest.mark.parametrize(("press", "sent"), OF_AN_ENTRY)
def test_nobody_else_changes_an_entry(
    bob: User, charlie: User, write: Write, press: str, sent: dict[str, str]
) -> None:
    entry = write("happy")
    before = state()
    address = reverse(f"diary:{press}", args=[entry.pk])
    for who in (bob, charlie):
        other = Client()
        other.force_login(who)
        assert other.post(address, sent).status_code == 404
    response = Client().post(address, sent)
    assert "/accounts/login/" in response.headers["Location"]
    assert state() == before


@pytest.mark.parametrize(("press", "sent"), OF_THE_DIARY)
def test_whoever_turns_theirs_off_or_empties_it_leaves_that_of_others(
    bob: User, write: Write, press: str, sent: dict[str, str]
) -> None:
    write("happy")
    before = state()
    other = Client()
    other.force_login(bob)
    assert other.post(reverse(f"diary:{press}"), sent).status_code == 302
    assert state() == before


@pytest.mark.parametrize(("press", "sent"), [*OF_AN_ENTRY, *OF_THE_DIARY])
def test_only_a_post_with_its_token_changes_anything(
    alice: User, write: Write, press: str, sent: dict[str, str]
) -> None:
    entry = write("happy")
    before = state()
    arguments = [entry.pk] if (press, sent) in OF_AN_ENTRY else []
    address = reverse(f"diary:{press}", args=arguments)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.get(address, sent).status_code == 405
    assert strict.post(address, sent).status_code == 403
    assert state() == before


def test_presses_are_paced(client: Client, alice: User, write: Write, settings: Settings) -> None:
    settings.POSTS_PER_MINUTE = 1
    entry = write("happy")
    client.force_login(alice)
    address = reverse("diary:answer", args=[entry.pk])
    answers = [client.post(address, {"answer": "yes"}).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]


def test_the_page_is_kept_by_no_cache(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "no-store" in client.get(reverse("diary:diary")).headers["Cache-Control"]
