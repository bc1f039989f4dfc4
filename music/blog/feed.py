from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed, FeedDoesNotExist
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from music.blog.models import Post, PostQuerySet
from music.blog.selectors import posts_for

NEWEST = 20


class MarkedAtom(Atom1Feed):
    """Each entry says its language: not every post is there in the feed's."""

    def item_attributes(self, item: dict[str, str]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class PostFeed(Feed):
    """The newest posts as Atom, with their summaries; a feed for each language of the site."""

    feed_type = MarkedAtom
    title = _("WMusic blog")
    subtitle = _("How WMusic works, what it keeps and what it cannot know.")
    link = reverse_lazy("blog:index")

    def get_object(self, request: HttpRequest, language: str) -> str:
        if language not in dict(settings.LANGUAGES):
            raise FeedDoesNotExist
        return language

    def get_feed(self, language: str, request: HttpRequest) -> SyndicationFeed:
        with override(language):
            feed = super().get_feed(language, request)
        # Else the page of the blog, which would be the id of all of them.
        feed.feed["id"] = feed.feed["feed_url"]
        return feed

    def items(self, language: str) -> PostQuerySet:
        return posts_for(language)[:NEWEST]

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
