from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from recommendations.models.sets import RecommendationSet
from recommendations.models.taste import ListenerTaste


class LibraryReading(models.Model):
    """One listener's wish to have something of their library read, and how far that is.

    The record is also the worker's order, as `SavedPlaylist` is: it acts once ``retry_at``
    has come, as whoever holds the lease, and goes on at ``next_offset``. A reading that has
    ended says how: with ``finished_at``, or with a problem that is the listener's turn.
    """

    class Purpose(models.TextChoices):
        TASTE = "taste"
        MOODS = "moods"
        LIKE = "like"

    # A listener has one at a time; another wish takes the place of one that has ended.
    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="library_reading"
    )
    purpose = models.CharField(max_length=5, choices=Purpose)
    source = models.CharField(max_length=8, choices=ListenerTaste.Source)
    playlist_id = models.CharField(max_length=22, blank=True)
    playlist_name = models.CharField(max_length=200, blank=True)
    # The mood that orders songs like a playlist; empty for what needs none.
    probabilities = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=8, choices=RecommendationSet.Origin, blank=True)
    # How many entries Spotify says there are, once it was asked.
    total = models.PositiveIntegerField(null=True)
    next_offset = models.PositiveIntegerField(
        null=True, default=0, help_text="where the next page begins; empty once all is read"
    )
    # What became of it: the set of songs like a playlist.
    made = models.ForeignKey(
        RecommendationSet, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Why the last attempt stopped, by its code, and the numbers that its words need.
    problem_code = models.CharField(max_length=30, blank=True)
    problem_facts = models.JSONField(default=dict, blank=True)
    leased_until = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True, db_index=True)
    # Failures since anything went well.
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.source} of {self.owner}, for {self.purpose}"


class LibraryPage(models.Model):
    """What one call told of a library, kept until the reading ends in whatever way."""

    reading = models.ForeignKey(LibraryReading, on_delete=models.CASCADE, related_name="pages")
    offset = models.PositiveIntegerField()
    songs = models.JSONField(help_text="id, title, artists and moment of each")
    local_files = models.PositiveSmallIntegerField(default=0)
    episodes = models.PositiveSmallIntegerField(default=0)
    gone = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "offset"], name="a_page_once_a_reading"),
        ]

    def __str__(self) -> str:
        return f"{len(self.songs)} songs from {self.offset} on"
