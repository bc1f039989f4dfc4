from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recommendations.models.catalogue import Track


class ListenerTaste(models.Model):
    """What one listener lets WMusic know of their library; no row, or none read, is 'off'."""

    # Named as in `recommendations.spotify.scopes.PURPOSES`, which says what each needs.
    class Source(models.TextChoices):
        LIKED = "liked", _("your liked songs")
        TOP = "top", _("the songs you play most")
        RECENT = "recent", _("the songs you played last")
        PLAYLIST = "playlist", _("one of your playlists")

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="taste"
    )
    source = models.CharField(max_length=8, choices=Source)
    playlist_id = models.CharField(max_length=22, blank=True)
    playlist_name = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(null=True)
    # How the tracks of the source were found in the catalogue, each counted once.
    by_id = models.PositiveIntegerField(default=0)
    by_name = models.PositiveIntegerField(default=0)
    unmatched = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0, help_text="local files, episodes, gone")

    def __str__(self) -> str:
        return f"taste of {self.owner}, from {self.source}"


class TasteTrack(models.Model):
    """A track of the catalogue that the listener plays. The rest of a library is not kept."""

    taste = models.ForeignKey(ListenerTaste, on_delete=models.CASCADE, related_name="tracks")
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(null=True, help_text="liked, added or played last")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["taste", "track"], name="a_track_once_a_taste"),
        ]

    def __str__(self) -> str:
        return str(self.track)
