"""The posts that a new site begins with: files of ``first_posts/``, put into the database once.

A file has a header of ``name: value`` lines, an empty line, and Markdown. A translation says in
its header which ``language`` it is in and which file it ``translates``. Figures stand in the text
as ``$name`` and are filled from what was measured of the network in use, so that it cannot promise
another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import Template

from django.db import transaction

from music.blog.first_post_figures import figures_in
from music.blog.models import ENGLISH, GivenPost, Post

FOLDER = Path(__file__).with_name("first_posts")


class FirstPostError(Exception):
    """A file is not what it must be, or there are no figures for it; the text says which."""


@dataclass(frozen=True)
class FirstPost:
    """``translates`` is the slug of the original, None for an original."""

    slug: str
    language: str
    translates: str | None
    title: str
    summary: str
    author: str
    published_at: datetime
    body: str


def first_posts() -> list[FirstPost]:
    """All of them, oldest first. Raises FirstPostError."""
    return sorted(_read_all(), key=lambda post: post.published_at)


@transaction.atomic
def give_first_posts() -> list[str]:
    """Put in those that were never put in, and give their slugs. Raises FirstPostError.

    One that staff changed stays as they left it, one that they deleted stays away, and so does
    its translation.
    """
    given = set(GivenPost.objects.values_list("slug", flat=True))
    all_of_them = first_posts()
    new = [post for post in all_of_them if post.slug not in given]
    _put_in(_row(post) for post in new if post.translates is None)
    GivenPost.objects.bulk_create([GivenPost(slug=post.slug) for post in new])
    titles = {post.slug: post.title for post in all_of_them}
    for post in new:
        original = Post.objects.filter(slug=post.translates).first()
        if original is not None:
            is_ours = original.title == titles[original.slug] and _is_as_given(original)
            _put_in([_row(post, original=original, is_draft=not is_ours)])
    return [post.slug for post in new]


def _put_in(rows: Iterable[Post]) -> None:
    # Somebody's own post may have the address already, or translate that original: theirs stays.
    Post.objects.bulk_create(rows, ignore_conflicts=True)


def _row(post: FirstPost, *, original: Post | None = None, is_draft: bool = False) -> Post:
    """``is_draft`` for the translation of what staff wrote anew: they look at it first."""
    return Post(
        slug=post.slug,
        language=post.language,
        original=original,
        title=post.title,
        summary=post.summary,
        author=post.author,
        published_at=None if is_draft else post.published_at,
        body=post.body,
    )


def _is_as_given(post: Post) -> bool:
    """Whether nobody saved the post since it was put in."""
    return GivenPost.objects.filter(slug=post.slug, given_at__gte=post.changed_at).exists()


def _read_all() -> Iterator[FirstPost]:
    for path in FOLDER.glob("*.md"):
        header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        told = dict(line.split(": ", 1) for line in header.splitlines())
        language = told.get("language", ENGLISH)
        words = figures_in(language)
        if words is None:
            raise FirstPostError(
                "The posts quote model/metrics.json and docs/recommender.md, and one of them has "
                "no such figures."
            )
        try:
            yield FirstPost(
                slug=path.stem,
                language=language,
                translates=told.get("translates"),
                title=told["title"],
                summary=told["summary"],
                author=told["author"],
                published_at=datetime.fromisoformat(told["published"]),
                body=Template(body).substitute(words),
            )
        except (KeyError, ValueError) as error:
            raise FirstPostError(f"{path.name}: {error}") from error
