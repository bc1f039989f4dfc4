from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from emotion.tests.conftest import jpeg
from emotion.tests.views.sending import TOKEN, send
from emotion.vision.decode import MAX_BYTES
from music.models import RecentUse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]


def refused(response: Any, status: int, code: str) -> bool:
    answer = response.json()
    assert sorted(answer) == ["error", "message"]
    assert answer["message"].endswith(".")
    return (response.status_code, answer["error"]) == (status, code)


@pytest.mark.parametrize("data", [b"hello", b"\xff\xd8\xff\xe0", bytes(5000)])
def test_what_is_no_picture_is_refused(client: Client, data: bytes) -> None:
    assert refused(send(client, data), 400, "not-an-image")


def test_a_cut_picture_is_refused(client: Client, portrait_jpeg: bytes) -> None:
    assert refused(send(client, portrait_jpeg[:2000]), 400, "not-an-image")


def test_a_form_is_refused(client: Client) -> None:
    response = client.post(
        reverse("emotion:frame"), {"frame": "text"}, headers={"X-CSRFToken": TOKEN}
    )
    assert refused(response, 400, "no-frame")


def test_a_body_of_another_type_is_refused(client: Client, portrait_jpeg: bytes) -> None:
    response = client.post(
        reverse("emotion:frame"),
        portrait_jpeg,
        content_type="image/png",
        headers={"X-CSRFToken": TOKEN},
    )
    assert refused(response, 400, "no-frame")


@pytest.mark.parametrize("size", [MAX_BYTES + 1, MAX_BYTES + 50_000, 3_000_000])
def test_too_many_bytes_are_refused(client: Client, size: int) -> None:
    assert refused(send(client, bytes(size)), 413, "too-large")


def test_a_body_far_too_large_is_refused_unread(client: Client) -> None:
    response = client.generic(
        "POST",
        reverse("emotion:frame"),
        b"",
        content_type="image/jpeg",
        headers={"X-CSRFToken": TOKEN, "Content-Length": str(10**12)},
    )
    assert refused(response, 413, "too-large")
    assert not RecentUse.objects.exists()


def test_too_many_pixels_are_refused(client: Client) -> None:
    assert refused(send(client, jpeg(np.zeros((1100, 1920, 3), np.uint8))), 413, "too-many-pixels")


def test_a_site_without_its_face_detector_says_so_and_logs_the_cure(
    client: Client,
    portrait_jpeg: bytes,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.EMOTION_CASCADE = tmp_path / "missing.xml"
    assert refused(send(client, portrait_jpeg), 503, "unavailable")
    assert "fetch_assets" in caplog.text


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_only_post_is_answered(client: Client, method: str) -> None:
    assert getattr(client, method)(reverse("emotion:frame")).status_code == 405
