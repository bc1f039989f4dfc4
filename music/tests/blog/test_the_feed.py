from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from music.tests.blog.posts import draft, publish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client) -> ElementTree.Element:
    response = client.get("/blog/feed/")
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
