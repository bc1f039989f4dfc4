from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recommendations.models.catalogue import Track


class RecommendationSet(models.Model):
    """The tracks chosen for one reading, at an address nobody can guess.

    It belongs to an account, or before sign-in to the visitor whose session holds
    ``visitor``; exactly one of the two is set.
    """

    class Origin(models.TextChoices):
        CAMERA = "camera", "read from the camera"
        PHOTO = "photo", "read from a photo"
        CLIP = "clip", "read from a clip"
        HAND = "hand", "picked by hand"

    class Source(models.TextChoices):
        MOOD = "mood", "chosen for a mood"
        PLAYLIST = "playlist", "chosen like a playlist or library"

    class Fit(models.TextChoices):
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sets"
    )
    visitor = models.CharField(max_length=43, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    origin = models.CharField(max_length=8, choices=Origin)
    # Seven numbers that sum to 1, in the order of emotion.labels.
    probabilities = models.JSONField()
    shown = models.PositiveSmallIntegerField(help_text="how many cards the page shows")
    # How it was asked for: the names of `recommendations.engine`.
    source = models.CharField(max_length=8, choices=Source, default=Source.MOOD)
    like = models.CharField(max_length=200, blank=True, help_text="name of what it is like")
    goal = models.CharField(max_length=8, default="match")
    engine = models.CharField(max_length=16, default="default")
    filters = models.JSONField(default=dict)
    familiarity = models.FloatField(default=0.5)
    # What the engine noted while choosing, see `engine.recommendation.Notes`.
    notes = models.JSONField(default=dict)
    name = models.CharField(max_length=100, blank=True, help_text="the listener's own name for it")
    description = models.CharField(
        max_length=300, blank=True, help_text="the listener's own words about it, without the mark"
    )
    fit = models.CharField(
        max_length=6,
        blank=True,
        choices=Fit,
        help_text="whether the songs fit the mood, as the listener says",
    )
    fit_at = models.DateTimeField(null=True)
    tracks = models.ManyToManyField(Track, through="SetTrack", related_name="sets")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(owner__isnull=False) & models.Q(visitor=""))
                | (models.Q(owner__isnull=True) & ~models.Q(visitor="")),
                name="set_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class SetTrack(models.Model):
    set = models.ForeignKey(RecommendationSet, on_delete=models.CASCADE, related_name="entries")
    # An import must not be able to empty somebody's set.
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveSmallIntegerField()
    # Why it is here, see `wording.kept_reasons`; empty in rows that have the words.
    why_facts = models.JSONField(default=dict, blank=True)
    why = models.CharField(
        max_length=300, blank=True, help_text="in words, of rows from before facts were kept"
    )
    # Where the engine places it among the catalogue, shares of 0..1.
    valence = models.FloatField(null=True)
    arousal = models.FloatField(null=True)
    # Taken out by the listener: it was shown all the same.
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["set", "position"], name="one_track_a_position"),
            models.UniqueConstraint(fields=["set", "track"], name="a_track_once_a_set"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.track}"
