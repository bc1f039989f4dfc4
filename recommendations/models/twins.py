from __future__ import annotations

from django.db import models

from recommendations.models.playlists import SavedPlaylist


class TwinSearch(models.Model):
    """A save made its playlist anew, since Spotify had not confirmed one and did not list it.
    Should Spotify have made that all the same, later, it is in the account: empty, of this
    ``name``, and in no record.

    The record is also the worker's order, as `SavedPlaylist` is: it looks once ``retry_at``
    has come. What was found is in ``spotify_id``, until the listener says what becomes of it.
    """

    saved = models.OneToOneField(
        SavedPlaylist, on_delete=models.CASCADE, related_name="twin_search"
    )
    name = models.CharField(max_length=100, help_text="as the call that was not confirmed said it")
    spotify_id = models.CharField(max_length=22, null=True, unique=True)
    looks = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name_plural = "twin searches"

    def __str__(self) -> str:
        return f"a twin of {self.saved}"
