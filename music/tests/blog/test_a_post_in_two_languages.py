"""Posts that say the same in two languages: readers find theirs, and each names the other."""

from __future__ import annotations

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from music.blog.models import Post
from music.blog.selectors import POSTS_A_PAGE
from music.tests.blog.posts import publish

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture
def english() -> Post:
    return publish("said")


@pytest.fixture
def german(english: Post) -> Post:
    return publish("gesagt", language="de", original=english)


def html(client: Client, path: str, language: str = "en") -> str:
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200, path
    return response.content.decode()


def listed(client: Client, language: str, query: str = "") -> list[str]:
    """Slugs on the page of the blog, in their order."""
    return re.findall(r'<h2><a href="/blog/([\w-]+)/">', html(client, f"/blog/{query}", language))


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', page))


def test_the_list_has_each_piece_once_in_the_readers_language(client: Client, german: Post) -> None:
    publish("only-english", days_ago=2)
    publish("nur-deutsch", days_ago=3, language="de")
    assert listed(client, "en") == ["said", "only-english", "nur-deutsch"]
    assert listed(client, "de") == ["gesagt", "only-english", "nur-deutsch"]


def test_a_piece_counts_once_for_the_pages_of_the_list(client: Client) -> None:
    for number in range(POSTS_A_PAGE):
        original = publish(f"post-{number}", days_ago=number + 1)
        publish(f"beitrag-{number}", days_ago=number + 1, language="de", original=original)
    for language in ("en", "de"):
        assert len(listed(client, language)) == POSTS_A_PAGE
    assert client.get("/blog/?page=2").status_code == 404


def test_the_feed_of_a_language_has_each_piece_once(client: Client, german: Post) -> None:
    for language, title in (("en", "Said"), ("de", "Gesagt")):
        content = client.get(f"/blog/feed/{language}/").content
        root = ElementTree.fromstring(content)  # noqa: S314 - our own reply
        atom = "{http://www.w3.org/2005/Atom}"
        assert [one.findtext(f"{atom}title") for one in root.findall(f"{atom}entry")] == [title]


def test_each_offers_the_other_in_the_others_own_words(client: Client, german: Post) -> None:
    to_german = '<a href="/blog/gesagt/" lang="de" hreflang="de">Auf Deutsch lesen</a>'
    to_english = '<a href="/blog/said/" lang="en" hreflang="en">Read in English</a>'
    for language in ("en", "de"):
        assert to_german in html(client, "/blog/said/", language)
        assert to_english in html(client, "/blog/gesagt/", language)
        assert to_english not in html(client, "/blog/said/", language)


def test_both_tell_search_engines_of_both_and_the_sitemap_lists_both(
    client: Client, german: Post
) -> None:
    both = {"en": f"{SITE}/blog/said/", "de": f"{SITE}/blog/gesagt/"}
    for path in ("/blog/said/", "/blog/gesagt/"):
        page = html(client, path)
        assert alternates(page) == both
        assert f'<link rel="canonical" href="{SITE}{path}">' in page
    assert all(f"<loc>{one}</loc>" in html(client, "/sitemap.xml") for one in both.values())


def test_a_post_in_one_language_names_no_other(client: Client, english: Post) -> None:
    page = html(client, "/blog/said/", "de")
    assert alternates(page) == {}
    assert "Read in" not in page and "Auf Deutsch lesen" not in page


@pytest.mark.parametrize("days", [None, 1])
def test_an_unpublished_translation_is_never_shown(
    client: Client, german: Post, days: int | None
) -> None:
    german.published_at = None if days is None else timezone.now() + timedelta(days=days)
    german.save()
    assert listed(client, "de") == ["said"]
    assert client.get("/blog/gesagt/").status_code == 404
    pages = ("/blog/said/", "/blog/", "/blog/feed/de/", "/sitemap.xml")
    assert not any("esagt" in html(client, path, "de") for path in pages)


def test_staff_who_preview_a_translation_show_it_to_no_search_engine(
    client: Client, alice: User, german: Post
) -> None:
    german.published_at = None
    german.save()
    alice.is_staff = alice.is_superuser = True
    alice.save()
    client.force_login(alice)
    preview = html(client, "/blog/gesagt/")
    assert alternates(preview) == {}
    assert "Read in English" in preview
    assert "Auf Deutsch lesen" not in html(client, "/blog/said/")


def test_a_translation_stands_alone_while_its_original_is_a_draft(
    client: Client, english: Post, german: Post
) -> None:
    english.published_at = None
    english.save()
    for language in ("en", "de"):
        assert listed(client, language) == ["gesagt"]
    page = html(client, "/blog/gesagt/")
    assert "Read in" not in page and alternates(page) == {}


def test_a_translation_outlives_its_original(client: Client, english: Post, german: Post) -> None:
    english.delete()
    german.refresh_from_db()
    assert german.original is None
    assert listed(client, "en") == ["gesagt"]


def refused(post: Post) -> str:
    with pytest.raises(ValidationError) as error:
        post.full_clean()
    return " ".join(error.value.messages)


def test_two_posts_of_a_piece_cannot_be_in_one_language(english: Post, german: Post) -> None:
    german.full_clean()
    german.language = "en"
    assert "“Said” says it in this language." in refused(german)
    english.language = "de"
    assert "“Gesagt” says it in this language." in refused(english)
    with pytest.raises(IntegrityError), transaction.atomic():
        publish("noch-einmal", language="de", original=english)


def test_a_new_post_is_of_no_other_piece(english: Post) -> None:
    Post(title="New", slug="new", summary="x", body="x", author="Ada").full_clean()


def test_a_translation_is_of_an_original_and_never_of_itself(english: Post, german: Post) -> None:
    other = publish("other", language="de", original=german)
    assert "Choose the post that was written first." in refused(other)
    english.original = publish("erst", language="de")
    assert "This post has translations, so it cannot be one." in refused(english)
    english.original = english
    assert "Choose the post that was written first." in refused(english)
    with pytest.raises(IntegrityError), transaction.atomic():
        english.save()
