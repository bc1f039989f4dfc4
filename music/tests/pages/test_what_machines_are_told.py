"""Search engines and link previews: what is for everybody, and what is nobody else's business."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from music.blog.models import Post
from music.pages.page_meta import PUBLIC
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture
def post() -> Post:
    return Post.objects.create(
        title="Seen", slug="seen", summary='Of "seeing"', body="x", published_at=timezone.now()
    )


@pytest.fixture
def draft() -> Post:
    later = timezone.now() + timedelta(days=1)
    return Post.objects.create(title="Later", slug="later", body="x", published_at=later)


@pytest.fixture
def her_set(alice: User) -> RecommendationSet:
    return RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=[0, 0, 0, 1, 0, 0, 0], shown=0
    )


def told(client: Client, path: str) -> dict[str, str]:
    """The page's metas by name or property, and its canonical address."""
    html = client.get(path).content.decode()
    found = re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)"', html)
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', html)
    metas = {name: unescape(content) for name, content in found}
    return {**metas, "canonical": canonical[0]} if canonical else metas


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_has_a_description_a_card_and_its_one_address(
    client: Client, name: str
) -> None:
    path = reverse(name)
    metas = told(client, f"{path}?from=elsewhere")
    assert len(metas["description"]) > 20
    assert metas["canonical"] == metas["og:url"] == f"{SITE}{path}"
    assert metas["og:description"] == metas["description"]
    assert metas["og:image"].startswith(f"{SITE}/static/img/social-card")
    assert metas["twitter:card"] == "summary_large_image"
    assert "robots" not in metas


def test_no_two_public_pages_describe_themselves_alike(client: Client) -> None:
    descriptions = {told(client, reverse(name))["description"] for name in PUBLIC}
    assert len(descriptions) == len(PUBLIC)


def test_a_post_describes_itself(client: Client, post: Post) -> None:
    metas = told(client, "/blog/seen/?utm=x")
    assert metas["description"] == 'Of "seeing"'
    assert metas["canonical"] == f"{SITE}/blog/seen/"
    assert metas["og:type"] == "article"


def test_private_pages_ask_not_to_be_listed(
    client: Client, alice: User, her_set: RecommendationSet
) -> None:
    private = ["/accounts/login/", "/accounts/signup/", "/nothing/here/"]
    assert {told(client, path).get("robots") for path in private} == {"noindex"}
    client.force_login(alice)
    private = ["/profile/", f"/recommendations/{her_set.pk}/", "/library/moods/"]
    for path in private:
        metas = told(client, path)
        assert metas["robots"] == "noindex", path
        assert "canonical" not in metas and "og:title" not in metas


def test_the_sitemap_has_public_pages_and_posts_and_nothing_else(
    client: Client, post: Post, draft: Post, her_set: RecommendationSet
) -> None:
    xml = client.get("/sitemap.xml").content.decode()
    listed = re.findall(r"<loc>(.*?)</loc>", xml)
    public = {f"{SITE}{reverse(name)}" for name in PUBLIC}
    assert set(listed) == {*public, f"{SITE}/blog/seen/"}
    for address in listed:
        assert client.get(address.removeprefix(SITE)).status_code == 200


def test_robots_are_kept_from_private_pages_and_shown_the_sitemap(client: Client) -> None:
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    shut = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    assert {"/profile/", "/recommendations/", "/admin/"} <= set(shut)
    assert not any(reverse(name).startswith(path) for name in PUBLIC for path in shut)
    # Its "noindex" must be read to count.
    assert not any("/accounts/login/".startswith(path) for path in shut)
