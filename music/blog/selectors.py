"""What readers and staff may see of the blog."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Page, Paginator

from music.blog.models import Post, PostQuerySet

POSTS_A_PAGE = 10


def published_posts() -> PostQuerySet:
    """All of them, in every language."""
    return Post.objects.published()


def posts_for(language: str) -> PostQuerySet:
    """Every piece once: in this language where it is published so, else in the one it has."""
    return published_posts().one_a_piece(language)


def page_of_posts(number: str, language: str) -> Page[Post]:
    """The page of this number, counted from 1. Raises `InvalidPage`."""
    return Paginator(posts_for(language), POSTS_A_PAGE).page(number)


def published_versions(post: Post) -> list[Post]:
    """What everybody may read of this post's piece, the post itself included, by language."""
    return list(post.versions().published().order_by("language"))


def readable_post(slug: str, reader: User | AnonymousUser) -> Post:
    """A published post or, for staff who may see posts in the admin, any. Raises Post.DoesNotExist.

    Where both refuse, nothing tells a stranger that there is a draft.
    """
    may_preview = reader.is_active and reader.is_staff and reader.has_perm("music.view_post")
    posts = Post.objects.all() if may_preview else published_posts()
    return posts.get(slug=slug)
