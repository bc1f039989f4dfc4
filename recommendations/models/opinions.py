from __future__ import annotations

from django.conf import settings
from django.db import models

from recommendations.models.catalogue import Track


class TrackOpinion(models.Model):
    """One listener's thumb up or down for one track; undoing deletes it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="track_opinions"
    )
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="opinions")
    liked = models.BooleanField()
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "track"], name="one_opinion_a_track"),
        ]

    def __str__(self) -> str:
        return f"{'up' if self.liked else 'down'}: {self.track}"


class ArtistOpinion(models.Model):
    """One listener's wish for less of one artist; undoing deletes it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="artist_opinions"
    )
    # Artists have no table of their own: the track whose card it was said of stands for
    # its artist, whose name without case says which answers are of one artist.
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="artist_opinions")
    main_artist = models.CharField(max_length=200)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "main_artist"], name="one_opinion_an_artist"),
        ]

    def __str__(self) -> str:
        return f"less of {self.main_artist}"
