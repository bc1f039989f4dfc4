from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from music.tests.blog.posts import draft, publish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client: Client, language: str = "en") -> ElementTree.Element:
    response = client.get(f"/blog/feed/{language}/")
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own reply


def test_the_feed_is_atom_with_the_newest_posts_first(client: Client) -> None:
    publish("older", days_ago=3)
    publish("newer", summary="Two < three & four")
    draft("unfinished")
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Newer", "Older"]
    link = entries[0].find(f"{ATOM}link")
    assert link is not None and link.attrib["href"] == "http://testserver/blog/newer/"
    # Of type html, so escaped once more than the XML is.
    assert entries[0].findtext(f"{ATOM}summary") == "Two &lt; three &amp; four"
    assert entries[0].findtext(f"{ATOM}author/{ATOM}name") == "Ada"


def test_an_empty_feed_is_whole(client: Client) -> None:
    root = feed(client)
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}title") == "WMusic blog"


def test_a_feed_keeps_its_language_whoever_fetches_it(client: Client) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    english, german = feed(client, "en"), feed(client, "de")
    assert [root.attrib[LANGUAGE] for root in (english, german)] == ["en", "de"]
    assert english.findtext(f"{ATOM}title") == "WMusic blog"
    assert german.findtext(f"{ATOM}title") == "WMusic-Blog"


def test_no_two_feeds_have_one_id(client: Client) -> None:
    ids = [feed(client, language).findtext(f"{ATOM}id") for language in ("en", "de")]
    assert ids == [f"http://testserver/blog/feed/{language}/" for language in ("en", "de")]


@pytest.mark.parametrize("language", ["en", "de"])
def test_without_a_language_it_is_that_of_whoever_asks(client: Client, language: str) -> None:
    response = client.get("/blog/feed/", headers={"accept-language": language})
    assert response.headers["Location"] == f"/blog/feed/{language}/"


def test_there_is_no_feed_in_a_language_that_the_site_lacks(client: Client) -> None:
    assert client.get("/blog/feed/xx/").status_code == 404
