"""What was asked of Spotify lately, and what it is not to be asked for now."""

from __future__ import annotations

from django.db import models

from recommendations.models.connection import SpotifyConnection

QUERY_LENGTH = 200


class SearchAnswer(models.Model):
    """One page that Spotify answered to one listener's search, and to nobody else's.

    It goes with the connection, and after a day.
    """

    connection = models.ForeignKey(
        SpotifyConnection, on_delete=models.CASCADE, related_name="search_answers"
    )
    query = models.CharField(max_length=QUERY_LENGTH)
    offset = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField(db_index=True)
    tracks = models.JSONField(help_text="see `spotify.discovery.DiscoveredTrack`")
    has_more = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "query", "offset"], name="one_answer_a_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.query} from {self.offset}"


class SpotifyPause(models.Model):
    """Until when Spotify told this site to leave a group of its endpoints alone.

    ``is_quota`` tells a used-up quota, of hours, from a rate limit, of seconds.
    """

    group = models.CharField(max_length=50, unique=True)
    until = models.DateTimeField()
    is_quota = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.group} until {self.until:%Y-%m-%d %H:%M} UTC"


class SourceOff(models.Model):
    """A source of tracks that Spotify refused to this site for good, and with which status."""

    source = models.CharField(max_length=30, unique=True)
    status = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "source that Spotify refused"
        verbose_name_plural = "sources that Spotify refused"

    def __str__(self) -> str:
        return f"{self.source}: {self.status}"
