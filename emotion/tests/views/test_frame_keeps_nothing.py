from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.tests.views.sending import send
from music.models import RecentUse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model is not RecentUse
    }


@pytest.mark.parametrize("readable", [True, False])
def test_no_file_is_written(
    client: Client,
    portrait_jpeg: bytes,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    readable: bool,
) -> None:
    settings.MEDIA_ROOT = settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    send(client, portrait_jpeg if readable else portrait_jpeg[:1000])
    assert list(tmp_path.rglob("*")) == []


def test_no_row_is_written_but_the_counts_of_use(client: Client, portrait_jpeg: bytes) -> None:
    before = rows()
    assert send(client, portrait_jpeg).status_code == 200
    assert rows() == before
    assert RecentUse.objects.count() == 2


def test_the_counts_hold_neither_pixels_nor_an_address(
    client: Client, portrait_jpeg: bytes
) -> None:
    send(client, portrait_jpeg)
    stored = [cell for row in RecentUse.objects.values_list() for cell in row]
    assert stored
    assert all(len(str(cell)) <= 100 for cell in stored)
    assert not any("127.0.0.1" in str(cell) for cell in stored)


def test_nothing_is_put_into_the_session(client: Client, portrait_jpeg: bytes) -> None:
    before = dict(client.session.items())
    answer = send(client, portrait_jpeg)
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies
    assert dict(client.session.items()) == before


@pytest.mark.parametrize("readable", [True, False])
def test_nothing_is_logged_of_the_picture(
    client: Client, portrait_jpeg: bytes, caplog: pytest.LogCaptureFixture, readable: bool
) -> None:
    caplog.set_level("DEBUG")
    send(client, portrait_jpeg if readable else portrait_jpeg[:1000])
    assert all(len(record.getMessage()) < 500 for record in caplog.records)
    assert "JFIF" not in caplog.text
