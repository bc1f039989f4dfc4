from __future__ import annotations

import secrets

from django.db import models


def new_stamp() -> str:
    return secrets.token_hex(8)


class Track(models.Model):
    """One recording that can be recommended.

    Audio features use the public Spotify data sets' scales: 0..1, except tempo (beats a
    minute), loudness (dB) and duration (milliseconds). None is 'unknown'. For starter
    tracks valence, energy and danceability are editorial coordinates, set by hand. Tracks
    that a search at Spotify found are in sets only: no engine can choose what nobody
    measured.
    """

    class Source(models.TextChoices):
        STARTER = "starter", "starter catalogue, set by hand"
        IMPORTED = "imported", "imported data set"
        SPOTIFY = "spotify", "found on Spotify, not measured"

    source = models.CharField(max_length=8, choices=Source)
    # Unique where known; starter tracks learn theirs when a playlist is first saved.
    spotify_id = models.CharField(max_length=22, null=True, unique=True)
    # When a search last found nothing, so that the quota is not spent on it again.
    search_missed_at = models.DateTimeField(null=True)

    title = models.CharField(max_length=400)
    artist = models.CharField(max_length=400, help_text="all credited artists")
    main_artist = models.CharField(max_length=200, db_index=True)
    year = models.SmallIntegerField(null=True)
    genre = models.CharField(max_length=60, blank=True, help_text="the one that is shown")
    genres = models.TextField(blank=True, help_text="all that are known, separated by ';'")
    popularity = models.SmallIntegerField(null=True)
    explicit = models.BooleanField(null=True)

    valence = models.FloatField(null=True)
    energy = models.FloatField(null=True)
    danceability = models.FloatField(null=True)
    acousticness = models.FloatField(null=True)
    instrumentalness = models.FloatField(null=True)
    liveness = models.FloatField(null=True)
    speechiness = models.FloatField(null=True)
    loudness = models.FloatField(null=True)
    tempo = models.FloatField(null=True)
    key = models.SmallIntegerField(null=True)
    mode = models.SmallIntegerField(null=True)
    duration_ms = models.IntegerField(null=True)

    # The address of the picture, never the picture; asked for once, by oEmbed.
    artwork_url = models.URLField(max_length=300, blank=True)
    artwork_checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["title", "main_artist"],
                condition=models.Q(source="starter"),
                name="starter_track_once",
            ),
            models.CheckConstraint(
                condition=models.Q(source="spotify")
                | models.Q(valence__isnull=False, energy__isnull=False, danceability__isnull=False),
                name="measured_unless_found",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} – {self.artist}"


class CatalogueState(models.Model):
    """A single row whose version changes with each import; caches are keyed by it.

    ``stamp`` is random and changes with it: after a backup was put back, a number that
    comes again names other tracks.
    """

    version = models.PositiveIntegerField(default=1)
    stamp = models.CharField(max_length=16, default=new_stamp)

    def __str__(self) -> str:
        return f"catalogue version {self.version}"
