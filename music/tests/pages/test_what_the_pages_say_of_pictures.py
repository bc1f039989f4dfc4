from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


def text(client: Client, name: str) -> str:
    return " ".join(client.get(reverse(name)).content.decode().split())


def test_the_privacy_page_tells_what_agreeing_to_send_frames_means(
    client: Client, settings: Settings
) -> None:
    settings.FRAMES_PER_SECOND = 4
    said = text(client, "privacy")
    assert "Faces are read inside your browser." in said
    assert "If you agree, at most 4 pictures a second are sent" in said
    assert "how often pictures come if you agreed to send them" in said


def test_where_the_site_reads_no_pictures_no_page_offers_or_mentions_it(
    client: Client, settings: Settings
) -> None:
    settings.SERVER_READING = False
    said = text(client, "privacy")
    assert "This site accepts no pictures at all." in said
    assert "Send frames" not in said
    assert "if you agreed" not in said
    home = text(client, "home")
    assert 'id="server-reading"' not in home
    assert "/emotion/" not in home
    assert 'id="leaves"' in home


def test_the_home_page_has_what_a_browser_that_cannot_read_faces_needs(client: Client) -> None:
    home = text(client, "home")
    assert 'id="server-reading"' in home
    for name in ("frame", "agree", "withdraw"):
        assert f'"{reverse(f"emotion:{name}")}"' in home


def test_the_home_page_has_no_frame(client: Client) -> None:
    home = text(client, "home")
    assert not any(f"<{name}" in home for name in ("iframe", "frame ", "object", "embed"))
