from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, RowNumber
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

    def one_a_piece(self, language: str) -> PostQuerySet:
        """Of posts that say the same, the one in `language`, else the original, else any."""
        nearness = models.Case(
            models.When(language=language, then=0), models.When(original=None, then=1), default=2
        )
        place = models.Window(
            RowNumber(),
            partition_by=Coalesce("original_id", "pk"),
            order_by=[nearness.asc(), models.F("pk").asc()],
        )
        return self.annotate(place=place).filter(place=1)


class Post(models.Model):
    """One entry of the blog in one language, written in Markdown by staff.

    A draft until ``published_at`` is set and past. The same in another language is a post of its
    own, with its own address and its own date: ``original`` is the one that all of them name.
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
    original = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        limit_choices_to={"original": None},
        help_text=_(
            "The post that says the same in another language. Readers find the one in theirs, "
            "and each names the others, once they are published."
        ),
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
        constraints = [
            models.UniqueConstraint(
                fields=["original", "language"], name="one_translation_a_language"
            ),
            models.CheckConstraint(
                condition=~models.Q(original=models.F("pk")), name="no_translation_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("blog:post", args=[self.slug])

    def clean(self) -> None:
        """Refuse a translation of a translation, and two posts of a piece in one language."""
        super().clean()
        if self.original is not None:
            if self.original.pk == self.pk or self.original.original_id is not None:
                raise ValidationError({"original": _("Choose the post that was written first.")})
            if self.pk and self.translations.exists():
                raise ValidationError(
                    {"original": _("This post has translations, so it cannot be one.")}
                )
        if same := self.versions().filter(language=self.language).exclude(pk=self.pk).first():
            raise ValidationError(
                {"language": _("“%(title)s” says it in this language.") % {"title": same.title}}
            )

    def versions(self) -> PostQuerySet:
        """All posts of this piece, in whatever language and published or not."""
        piece = self.original_id or self.pk
        if not piece:  # not kept yet: "no original" would be all originals
            return Post.objects.none()
        return Post.objects.filter(models.Q(pk=piece) | models.Q(original_id=piece))

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
