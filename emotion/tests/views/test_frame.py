from __future__ import annotations

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from emotion.tests.conftest import jpeg
from emotion.tests.networks import SEEN
from emotion.tests.views.sending import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]


def test_a_face_comes_back_with_its_box_and_seven_probabilities(
    client: Client, portrait_jpeg: bytes
) -> None:
    response = send(client, portrait_jpeg)
    assert response.status_code == 200
    answer = response.json()
    assert list(answer) == ["width", "height", "faces", "chosen"]
    assert (answer["width"], answer["height"], answer["chosen"]) == (512, 512, 0)
    (face,) = answer["faces"]
    assert list(face) == ["x", "y", "width", "height", "neighbours", "turn", "probabilities"]
    assert abs(face["x"] - 177) < 10
    assert abs(face["y"] - 66) < 10
    assert abs(face["width"] - 95) < 10
    assert face["probabilities"] == pytest.approx(SEEN, abs=1e-6)


def test_a_frame_without_a_face_is_an_answer_without_a_reading(client: Client) -> None:
    dark = jpeg(np.full((480, 640, 3), 9, np.uint8))
    assert send(client, dark).json() == {
        "width": 640,
        "height": 480,
        "faces": [],
        "chosen": None,
    }


def test_no_answer_is_kept_by_caches(client: Client, portrait_jpeg: bytes) -> None:
    assert "no-store" in send(client, portrait_jpeg)["Cache-Control"]
    assert "no-store" in send(client, b"no picture")["Cache-Control"]


def test_the_address_is_the_one_that_pages_use() -> None:
    assert reverse("emotion:frame") == "/emotion/frame/"
