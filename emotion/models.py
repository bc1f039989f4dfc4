from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from emotion.labels import Emotion

NOTE_LENGTH = 500
# The longest name of the time zone database has 32 characters.
ZONE_LENGTH = 64


class DiaryChoice(models.Model):
    """Whether a listener keeps a mood diary, and whose clock it goes by.

    Without a record the diary is off, as it is for everybody who never asked for it.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="diary_choice"
    )
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=timezone.now)
    # A name of the time zone database, as the browser told it; empty where none did.
    zone = models.CharField(max_length=ZONE_LENGTH, blank=True)

    def __str__(self) -> str:
        return "on" if self.is_on else "off"


class DiaryEntry(models.Model):
    """One mood of one listener, as it was read or picked, and what they say of it.

    Only its owner ever sees it: `emotion.diary.selectors` is the one way to read it.
    """

    class Origin(models.TextChoices):
        CAMERA = "camera", _("read from the camera")
        PHOTO = "photo", _("read from a photo")
        CLIP = "clip", _("read from a clip")
        HAND = "hand", _("picked by hand")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="diary_entries"
    )
    at = models.DateTimeField(default=timezone.now)
    origin = models.CharField(max_length=8, choices=Origin)
    # Seven numbers that sum to 1, in the order of emotion.labels. Never changed: what the
    # listener says against them stands beside them.
    probabilities = models.JSONField()
    confirmed = models.BooleanField(default=False, help_text="the listener said it was right")
    corrected = models.CharField(
        max_length=8,
        blank=True,
        choices=[(emotion.value, emotion.value) for emotion in Emotion],
        help_text="what the listener says that it was instead",
    )
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    # The songs that were asked for with it. By name: this package knows nothing of theirs.
    set = models.ForeignKey(
        "recommendations.RecommendationSet",
        on_delete=models.SET_NULL,
        null=True,
        related_name="diary_entries",
    )

    class Meta:
        verbose_name_plural = "diary entries"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["owner", "-at"], name="diary_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed=False) | models.Q(corrected=""),
                name="right_or_corrected",
            ),
        ]

    def __str__(self) -> str:
        # No mood: this text ends up in logs.
        return f"entry {self.pk}"
