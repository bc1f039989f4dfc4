from __future__ import annotations

import pytest
import requests
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import SpotifyConnection, SpotifyPause
from recommendations.tests.visit import Visit


def nobody_is_signed_in(visit: Visit) -> bool:
    return "_auth_user_id" not in visit.site.session and not User.objects.exists()


def fault(visit: Visit, **fault: object) -> None:
    requests.post(f"{visit.standin.origin}/_faults", json=fault, timeout=5).raise_for_status()


def test_a_refused_consent_is_no_error_and_leads_back(visit: Visit) -> None:
    address = visit.decide(visit.start(next_url="/privacy/"), decision="cancel")
    page = visit.come_back(address)
    assert page.status_code == 200
    assert "did not give WMusic access" in page.content.decode()
    assert 'href="/privacy/"' in page.content.decode()
    assert nobody_is_signed_in(visit)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("not_allowlisted", "list of testers"), ("owner_not_premium", "Premium")],
)
def test_a_plain_text_403_is_explained(visit: Visit, kind: str, words: str) -> None:
    fault(visit, endpoint="me", kind=kind, times=1)
    page = visit.sign_in()
    assert page.status_code == 403
    assert words in page.content.decode()
    assert nobody_is_signed_in(visit)


def test_spotify_being_down_is_explained(visit: Visit) -> None:
    fault(visit, endpoint="me", kind="error_before", times=1, status=503)
    page = visit.sign_in()
    assert "did not answer" in page.content.decode()
    assert nobody_is_signed_in(visit)


@pytest.mark.parametrize("endpoint", ["token", "me"])
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("error_before", "did not answer properly"),
        ("html", "did not answer properly"),
        ("truncated", "did not answer properly"),
        ("disconnect", "did not answer properly"),
        ("rate_limited", "too many requests from this site. Please try again in 30 seconds."),
    ],
)
def test_an_exchange_that_breaks_is_explained_and_the_next_one_works(
    visit: Visit, endpoint: str, kind: str, words: str
) -> None:
    fault(visit, endpoint=endpoint, kind=kind, times=1, retry_after=30)
    page = visit.sign_in(next_url="/privacy/")
    assert page.status_code == 503
    text = page.content.decode()
    assert "Spotify cannot be asked now" in text
    assert words in text
    assert 'href="/privacy/"' in text
    assert nobody_is_signed_in(visit)
    SpotifyPause.objects.all().delete()
    assert visit.sign_in(next_url="/privacy/").headers["Location"] == "/privacy/"


def test_a_used_up_quota_says_when_it_ends(visit: Visit) -> None:
    fault(visit, endpoint="me", kind="quota_exceeded", times=1, retry_after=52531)
    page = visit.sign_in()
    assert page.status_code == 503
    assert "Please try again after" in page.content.decode()
    assert "UTC" in page.content.decode()
    # The next one is not even sent.
    assert "used up" in visit.sign_in().content.decode()
    assert nobody_is_signed_in(visit)


def test_a_code_that_is_refused_signs_nobody_in(visit: Visit) -> None:
    visit.start()
    state = visit.decide(visit.start()).split("state=")[1]
    page = visit.come_back(f"/accounts/spotify/login/callback/?code=invented&state={state}")
    assert page.status_code == 400
    assert nobody_is_signed_in(visit)


def test_an_answer_with_another_state_signs_nobody_in(visit: Visit) -> None:
    address = visit.decide(visit.start())
    page = visit.come_back(address.split("state=")[0] + "state=of-somebody-else")
    assert page.status_code == 400
    assert nobody_is_signed_in(visit)


def test_an_answer_in_another_browser_signs_nobody_in(visit: Visit) -> None:
    address = visit.decide(visit.start())
    victim = Visit(Client(SERVER_NAME="127.0.0.1"), visit.standin)
    assert victim.come_back(address).status_code == 400
    assert nobody_is_signed_in(victim)


def test_a_code_works_once(visit: Visit) -> None:
    address = visit.decide(visit.start())
    assert visit.come_back(address).status_code == 302
    visit.site.logout()
    assert visit.come_back(address).status_code == 400
    assert SpotifyConnection.objects.count() == 1


def test_a_site_at_an_address_that_spotify_refuses_says_so(visit: Visit) -> None:
    elsewhere = Client(SERVER_NAME="testserver")
    page = elsewhere.post("/accounts/spotify/login/")
    assert page.status_code == 403
    assert "https address" in page.content.decode()


def test_a_sign_in_starts_only_by_a_post_with_its_token(visit: Visit) -> None:
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert strict.post("/accounts/spotify/login/").status_code == 403


def test_a_next_address_on_another_site_is_not_followed(visit: Visit) -> None:
    page = visit.sign_in(next_url="https://evil.example/")
    assert "evil.example" not in page.headers["Location"]
