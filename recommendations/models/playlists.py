from __future__ import annotations

from django.conf import settings
from django.db import models

from recommendations.models.sets import RecommendationSet


class SavedPlaylist(models.Model):
    """One set's playlist in its owner's Spotify account, from wish to finished.

    Written before the first call to Spotify, so that whatever happens next is known:

    - ``wanted``: nothing was created yet
    - ``creating``: the create call is out; if it stays so, nobody knows whether the
      playlist exists, and the user decides
    - ``created``: it exists and is empty
    - ``adding``: the add call is out; if it stays so, nobody knows whether it is filled
    - ``filled``: done
    """

    class State(models.TextChoices):
        WANTED = "wanted"
        CREATING = "creating"
        CREATED = "created"
        ADDING = "adding"
        FILLED = "filled"

    set = models.OneToOneField(
        RecommendationSet, on_delete=models.CASCADE, related_name="saved_playlist"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_playlists"
    )
    state = models.CharField(max_length=8, choices=State, default=State.WANTED)
    name = models.CharField(max_length=100)
    description = models.CharField(max_length=300)
    # Exactly the cards that were shown when Save was pressed.
    wanted_tracks = models.JSONField(help_text="ids of tracks, in order")
    # Fixed before the create call: an import in between must not change what is added.
    found_ids = models.JSONField(default=list, help_text="Spotify ids, in order")
    missing_tracks = models.JSONField(default=list, help_text="ids of tracks not on Spotify")
    added = models.PositiveSmallIntegerField(default=0)
    spotify_id = models.CharField(max_length=22, null=True, unique=True)
    # Why the last attempt stopped, in words for the listener; empty when all is well.
    problem = models.CharField(max_length=300, blank=True)
    problem_code = models.CharField(max_length=30, blank=True)
    # One attempt at a time: taken by a conditional UPDATE, since SQLite has no row locks.
    leased_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    filled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"
