from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from music.blog.models import Post
from music.blog.selectors import POSTS_A_PAGE
from music.tests.blog.posts import draft, publish

pytestmark = pytest.mark.django_db
BLOG = "/blog/"


@pytest.fixture
def staff(bob: User) -> User:
    bob.is_staff = True
    bob.save()
    bob.user_permissions.add(Permission.objects.get(codename="view_post"))
    return User.objects.get(pk=bob.pk)


def html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_posts_are_listed_with_the_newest_first(client: Client) -> None:
    publish("older", days_ago=3)
    publish("newer", days_ago=1)
    page = html(client, BLOG)
    assert page.index("Newer") < page.index("Older")
    assert 'href="/blog/newer/"' in page


def test_a_post_shows_its_text_as_markdown_and_who_wrote_it(client: Client) -> None:
    publish("seen", body="# Part\n\nSome *text*.")
    page = html(client, "/blog/seen/")
    assert "<h1>Seen</h1>" in page
    assert "<h2>Part</h2>" in page
    assert "<em>text</em>" in page
    assert "Ada" in page


def test_an_empty_blog_says_so(client: Client) -> None:
    draft("unfinished")
    assert "Nothing has been written yet" in html(client, BLOG)


def test_a_long_blog_has_pages_each_with_its_own_address(client: Client) -> None:
    for number in range(POSTS_A_PAGE + 1):
        publish(f"post-{number}", days_ago=number + 1)
    first, second = html(client, BLOG), html(client, f"{BLOG}?page=2")
    assert 'href="/blog/?page=2"' in first
    assert "Post-10" not in first and "Post-10" in second
    assert '<link rel="canonical" href="http://testserver/blog/?page=2">' in second
    # Page 1 is the blog itself.
    assert 'rel="prev" href="/blog/"' in second
    assert '<link rel="canonical" href="http://testserver/blog/">' in html(client, f"{BLOG}?page=1")


@pytest.mark.parametrize("page", ["0", "2", "-1", "last", "", "1.5"])
def test_a_page_that_is_not_there_is_nowhere(client: Client, page: str) -> None:
    publish("only")
    assert client.get(BLOG, {"page": page}).status_code == 404


@pytest.mark.parametrize("published_at", [None, timezone.now() + timedelta(days=400)])
def test_a_draft_is_nowhere_for_strangers_and_listeners(
    client: Client, alice: User, published_at: datetime | None
) -> None:
    Post.objects.create(title="Unripe", slug="unripe", body="x", published_at=published_at)
    for _ in ("stranger", "listener"):
        assert client.get("/blog/unripe/").status_code == 404
        for path in (BLOG, "/blog/feed/en/", "/sitemap.xml"):
            assert "nripe" not in client.get(path).content.decode()
        client.force_login(alice)


def test_staff_who_may_see_posts_preview_a_draft_that_no_search_engine_lists(
    client: Client, staff: User
) -> None:
    draft("hidden")
    client.force_login(staff)
    page = html(client, "/blog/hidden/")
    assert "This is a preview." in page
    assert '<meta name="robots" content="noindex">' in page


def test_staff_without_that_right_see_no_drafts(client: Client, charlie: User) -> None:
    charlie.is_staff = True
    charlie.save()
    draft("hidden")
    client.force_login(charlie)
    assert client.get("/blog/hidden/").status_code == 404


def test_the_right_alone_does_not_make_staff(client: Client, alice: User) -> None:
    alice.user_permissions.add(Permission.objects.get(codename="view_post"))
    draft("hidden")
    client.force_login(alice)
    assert client.get("/blog/hidden/").status_code == 404


def test_a_post_appears_when_its_time_has_come(client: Client) -> None:
    post = draft("planned")
    post.published_at = timezone.now() + timedelta(hours=1)
    post.save()
    assert client.get("/blog/planned/").status_code == 404
    post.published_at = timezone.now() - timedelta(seconds=1)
    post.save()
    assert "This is a preview." not in html(client, "/blog/planned/")


def test_a_title_is_text_and_never_markup(client: Client) -> None:
    post = publish("odd", summary="<i>Short</i>")
    post.title = "<script>x</script>"
    post.save()
    for path in (BLOG, "/blog/odd/", "/blog/feed/en/"):
        page = html(client, path)
        assert "<script>x" not in page and "<i>Short" not in page


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_names_the_feed_in_its_language(client: Client, language: str) -> None:
    address = reverse("blog:feed", args=[language])
    feed = f'type="application/atom+xml" title="WMusic" href="{address}"'
    for path in ("/", BLOG):
        page = client.get(path, headers={"accept-language": language}).content.decode()
        assert feed in page
