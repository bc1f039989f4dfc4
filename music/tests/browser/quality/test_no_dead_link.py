"""Every link of the site leads somewhere, and out of it only to Spotify."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from music.demo_account.filling import fill_account, save_some
from music.tests.browser.quality.crawl import Crawl
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.django_db
PLANTED = """
  <p id="twice">Lorem ipsum</p> <p id="twice">A page</p> <a href="#twice">0</a>
  <a href="/team/#nobody">1</a> <a href="/team/#main">2</a> <a href="/nowhere/">3</a>
  <img src="/static/img/none.svg"> <a href="/blog/none/">4</a>
  <form method="post" action="/none/"></form> <a href="https://elsewhere.example/">5</a>
"""


def _planted(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PLANTED)


urlpatterns = [path("planted/", _planted), path("", include("music.urls"))]


@pytest.fixture
def site(db: None, standin: StandinServer) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)
    call_command("first_posts", verbosity=0)


@pytest.fixture
def filled(site: None) -> User:
    owner = fill_account("demo", "a-long-phrase-of-demo-7")
    assert save_some(owner) > 0
    return owner


def faults(crawl: Crawl, standin: StandinServer) -> list[str]:
    host = standin.origin.partition("://")[2]
    away = [one for one in crawl.elsewhere if one.partition("://")[2].split("/")[0] != host]
    filler = [
        f"Lorem ipsum, on {address}"
        for address, page in crawl.pages.items()
        if "lorem" in " ".join(page.text).lower()
    ]
    return sorted([*crawl.dead, *away, *filler])


def test_a_visitor_meets_no_dead_link(site: None, standin: StandinServer) -> None:
    client = Client()
    made = client.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    crawl = Crawl(client).go("/", made)
    post = "/blog/from-a-face-to-a-playlist/"
    assert {"/", made, "/about/", post, "/team/", "/privacy/"} <= set(crawl.pages)
    assert len(crawl.static) > 20
    assert faults(crawl, standin) == []


def test_a_listener_meets_no_dead_link(filled: User, standin: StandinServer) -> None:
    client = Client()
    client.force_login(filled, backend="django.contrib.auth.backends.ModelBackend")
    crawl = Crawl(client).go("/")
    mine = {"/profile/", "/profile/moods/", "/profile/insights/", "/profile/lists/"}
    assert mine <= set(crawl.pages)
    assert faults(crawl, standin) == []


def test_dead_links_are_found(site: None, standin: StandinServer, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    found = faults(Crawl(Client()).go("/planted/"), standin)
    assert found == [
        "/team/#nobody, on /planted/",
        "404: /blog/none/",
        "Lorem ipsum, on /planted/",
        "https://elsewhere.example/",
        "no file: /static/img/none.svg, on /planted/",
        "nothing at /none/, on /planted/",
        "nothing at /nowhere/, on /planted/",
        "the id twice is there twice, on /planted/",
    ]
