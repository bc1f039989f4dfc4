from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from music.blog.models import GivenPost, Post

__all__ = ["GivenPost", "Post", "Preferences", "RecentUse"]


class RecentUse(models.Model):
    """How lately one visitor used one limited thing; see `music.limits`.

    Deleted within a day of the last use.
    """

    # The scope and a keyed hash of a session or an address, never either in clear.
    key = models.CharField(max_length=100, unique=True)
    # Seconds since 1970 of the uses that still count, oldest first.
    times = models.JSONField(default=list)
    # Until when one use is under way; no longer than a crashed worker may block for.
    busy_until = models.DateTimeField(null=True)
    used_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key.partition(":")[0]


class Preferences(models.Model):
    """What somebody with an account chose for themselves; without a row all is the default."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("As the system")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="preferences")
    theme = models.CharField(max_length=10, choices=Theme.choices, default=Theme.SYSTEM)
    # A code of LANGUAGES; empty where the browser's wish decides.
    language = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name_plural = "preferences"

    def __str__(self) -> str:
        return f"preferences of account {self.user_id}"
