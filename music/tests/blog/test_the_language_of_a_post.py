"""A post stays in the language it is written in, and says which that is."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from music.blog.models import Post
from music.tests.blog.posts import publish

pytestmark = pytest.mark.django_db


def languages_of(client: Client, path: str, tag: str, asked: str) -> list[str]:
    html = client.get(path, headers={"accept-language": asked}).content.decode()
    return re.findall(rf'<{tag}\b[^>]*\blang="(\w+)"', html)


def test_a_post_is_english_unless_it_says_otherwise() -> None:
    assert publish("said").language == "en"


def test_it_can_only_be_in_a_language_of_the_site() -> None:
    post = publish("said")
    post.language = "xx"
    with pytest.raises(ValidationError):
        post.full_clean()


def test_the_list_has_all_of_them_each_marked(client: Client) -> None:
    publish("older", days_ago=3)
    publish("newer", days_ago=1)
    Post.objects.filter(slug="newer").update(language="de")
    for asked in ("en", "de"):
        assert languages_of(client, "/blog/", "article", asked) == ["de", "en"]


def test_what_the_page_says_of_a_post_is_in_the_language_of_the_page(client: Client) -> None:
    publish("read")
    path = "/blog/read/"
    for asked in ("en", "de"):
        assert languages_of(client, path, "html", asked) == [asked]
        assert languages_of(client, path, "article", asked) == ["en"]
        assert languages_of(client, path, "footer", asked)[0] == asked


def test_a_post_in_another_language_is_named_so_in_words(client: Client) -> None:
    publish("read")
    for path in ("/blog/", "/blog/read/"):
        page = client.get(path, headers={"accept-language": "de"}).content.decode()
        assert "<span>Englisch</span>" in page
        page = client.get(path, headers={"accept-language": "en"}).content.decode()
        assert "<span>English</span>" not in page


def test_the_feed_marks_each_entry(client: Client) -> None:
    publish("read")
    root = ElementTree.fromstring(client.get("/blog/feed/de/").content)  # noqa: S314 - our own
    entry = root.find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert entry.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
