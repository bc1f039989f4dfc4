from __future__ import annotations

import pytest
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse

from emotion.tests.views.sending import agreed, send
from music.models import RecentUse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]


@pytest.fixture
def visitor(db: None) -> Client:
    return agreed(Client(enforce_csrf_checks=True))


@pytest.fixture
def token(visitor: Client, rf: RequestFactory) -> str:
    """A token that belongs to the visitor's cookie."""
    request = rf.get("/")
    get_token(request)
    visitor.cookies["csrftoken"] = request.META["CSRF_COOKIE"]
    return str(request.META["CSRF_COOKIE"])


def test_a_frame_with_the_token_is_read(visitor: Client, token: str, portrait_jpeg: bytes) -> None:
    assert send(visitor, portrait_jpeg, **{"X-CSRFToken": token}).status_code == 200


@pytest.mark.usefixtures("token")
def test_a_frame_with_a_wrong_token_is_refused(visitor: Client, portrait_jpeg: bytes) -> None:
    assert send(visitor, portrait_jpeg, **{"X-CSRFToken": "w" * 32}).status_code == 403


def test_a_frame_without_the_cookie_is_refused(visitor: Client, portrait_jpeg: bytes) -> None:
    assert send(visitor, portrait_jpeg, **{"X-CSRFToken": "w" * 32}).status_code == 403


def test_a_form_of_another_site_neither_gets_in_nor_uses_up_the_allowance(
    visitor: Client,
) -> None:
    form = {"csrfmiddlewaretoken": "w" * 32}
    assert visitor.post(reverse("emotion:frame"), form).status_code == 403
    assert not RecentUse.objects.exists()


def test_a_frame_without_the_token_is_refused_before_its_body_is_read(visitor: Client) -> None:
    response = visitor.generic(
        "POST",
        reverse("emotion:frame"),
        b"",
        content_type="image/jpeg",
        headers={"Content-Length": str(10**12)},
    )
    assert response.status_code == 403
    assert not RecentUse.objects.exists()
