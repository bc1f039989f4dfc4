from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from music.blog.models import Post


def publish(
    slug: str,
    *,
    days_ago: float = 1,
    body: str = "Text.",
    summary: str = "Short.",
    language: str = "en",
    original: Post | None = None,
) -> Post:
    return Post.objects.create(
        title=slug.capitalize(),
        slug=slug,
        summary=summary,
        body=body,
        author="Ada",
        language=language,
        original=original,
        published_at=timezone.now() - timedelta(days=days_ago),
    )


def draft(slug: str) -> Post:
    return Post.objects.create(title=slug.capitalize(), slug=slug, body="Text.", author="Ada")
