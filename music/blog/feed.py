from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from music.blog.models import Post, PostQuerySet
from music.blog.selectors import published_posts

NEWEST = 20


class MarkedAtom(Atom1Feed):
    """Each entry says its language: the feed's own is that of the site's words."""

    def item_attributes(self, item: dict[str, str]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class PostFeed(Feed):
    """The newest posts as Atom, with their summaries."""

    feed_type = MarkedAtom
    title = _("WMusic blog")
    subtitle = _("How WMusic works, what it keeps and what it cannot know.")
    link = reverse_lazy("blog:index")

    def items(self) -> PostQuerySet:
        return published_posts()[:NEWEST]

    def item_title(self, item: Post) -> str:
        return item.title

    def item_description(self, item: Post) -> str:
        return escape(item.summary)  # Atom calls summaries HTML

    def item_extra_kwargs(self, item: Post) -> dict[str, str]:
        return {"language": item.language}

    def item_author_name(self, item: Post) -> str:
        return item.author

    def item_pubdate(self, item: Post) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Post) -> datetime:
        return item.changed_at
