"""The pages that are for everybody. Sets, profiles and drafts are in no list."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from music.blog.models import Post, PostQuerySet
from music.blog.selectors import published_posts
from music.pages.page_meta import PUBLIC


class PageSitemap(Sitemap):
    def items(self) -> list[str]:
        return list(PUBLIC)

    def location(self, item: str) -> str:
        return reverse(item)


class PostSitemap(Sitemap):
    def items(self) -> PostQuerySet:
        return published_posts()

    def lastmod(self, item: Post) -> datetime:
        return item.changed_at


SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": PageSitemap,
    "posts": PostSitemap,
}
