from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from music.tests.pages.addresses import PAGES

pytestmark = pytest.mark.django_db

STANDIN = "http://127.0.0.1:8001"


def policy(headers: Mapping[str, str]) -> dict[str, list[str]]:
    header = headers["Content-Security-Policy"]
    words = [directive.split() for directive in header.split(";")]
    return {name: sources for name, *sources in words}


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_every_page_carries_exactly_the_intended_content_policy(
    client: Client, path: str, status: int
) -> None:
    response = client.get(path)
    assert response.status_code == status
    faces = path == reverse("home")
    assert policy(response.headers) == {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "worker-src": ["'self'"],
        "connect-src": ["'self'"],
        "img-src": ["'self'"] if faces else ["'self'", STANDIN],
        "media-src": ["'self'", "blob:"] if faces else ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", STANDIN],
    }


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_every_page_keeps_to_itself(client: Client, path: str, status: int) -> None:
    headers = client.get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=(self)" in headers["Permissions-Policy"]
    assert "microphone=()" in headers["Permissions-Policy"]


def test_from_the_page_that_reads_faces_only_the_sign_in_leads_elsewhere(client: Client) -> None:
    found = policy(client.get(reverse("home")).headers)
    ours = {"'self'", "'none'", "'wasm-unsafe-eval'", "blob:"}
    elsewhere = {name: set(sources) - ours for name, sources in found.items()}
    assert {name: left for name, left in elsewhere.items() if left} == {"form-action": {STANDIN}}


def test_a_refused_form_carries_the_policy_too() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"))
    assert response.status_code == 403
    assert policy(response.headers)["default-src"] == ["'none'"]


def test_forms_may_lead_to_where_people_agree_at_spotify() -> None:
    assert settings.SPOTIFY.authorize.startswith(STANDIN)


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_no_page_has_inline_script_or_style(client: Client, path: str, status: int) -> None:
    html = client.get(path).content.decode().lower()
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert "javascript:" not in html
    for script in html.split("<script")[1:]:
        attributes, _, rest = script.partition(">")
        assert "src=" in attributes or 'type="application/json"' in attributes
        assert "src=" not in attributes or rest.startswith("</script>")
