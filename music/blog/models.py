from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# That of the posts which a new site begins with.
ENGLISH = "en"


def languages() -> list[tuple[str, str]]:
    """Those of the site. Called, so that a new one needs no migration."""
    return list(settings.LANGUAGES)


class PostQuerySet(models.QuerySet["Post"]):
    def published(self) -> PostQuerySet:
        """What everybody may read, newest first."""
        return self.filter(published_at__lte=timezone.now())


class Post(models.Model):
    """One entry of the blog, written in Markdown by staff.

    A draft until ``published_at`` is set and past.
    """

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    summary = models.CharField(
        _("summary"),
        max_length=240,
        help_text=_("One or two sentences, shown in the list, in the feed and by search engines."),
    )
    body = models.TextField(
        _("text"),
        help_text=_(
            "Markdown. Headings become second-level and lower, HTML is shown as it is typed. "
            "Pictures of this site only: ![what it shows](img/NAME)."
        ),
    )
    author = models.CharField(_("author"), max_length=80, help_text=_("The name that is shown."))
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=languages,
        default=ENGLISH,
        help_text=_("The one it is written in, so that screen readers speak it rightly."),
    )
    published_at = models.DateTimeField(
        _("published"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("A draft while this is empty, or in the future. In UTC."),
    )
    changed_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        # Drafts have no date: by pk they come in the order of their writing.
        ordering = ["-published_at", "-pk"]
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("blog:post", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()


class GivenPost(models.Model):
    """A first post that `manage.py first_posts` has brought: it never brings it again, also
    after staff changed or deleted it.
    """

    slug = models.SlugField(max_length=80, unique=True)
    given_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.slug
