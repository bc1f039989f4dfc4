from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from recommendations.models.sets import RecommendationSet


class SavedPlaylist(models.Model):
    """One set's playlist in its owner's Spotify account, from wish to finished.

    Written before the first call to Spotify, so that whatever happens next is known:

    - ``wanted``: nothing was created yet; tracks are being looked up
    - ``creating``: the create call is out; if it stays so, nobody knows whether the
      playlist exists, and it is looked for
    - ``created``: it exists and holds the first ``added`` of the found tracks
    - ``adding``: the next add call is out; if it stays so, nobody knows whether it was
      done, and what the playlist holds is compared
    - ``filled``: done
    - ``failed``: given up; ``stopped_in`` is the state to go on from

    The record is also the worker's order: it acts once ``retry_at`` has come.
    """

    class State(models.TextChoices):
        WANTED = "wanted"
        CREATING = "creating"
        CREATED = "created"
        ADDING = "adding"
        FILLED = "filled"
        FAILED = "failed"

    set = models.OneToOneField(
        RecommendationSet, on_delete=models.CASCADE, related_name="saved_playlist"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_playlists"
    )
    state = models.CharField(max_length=8, choices=State, default=State.WANTED)
    stopped_in = models.CharField(max_length=8, choices=State, blank=True)
    name = models.CharField(max_length=100)
    description = models.CharField(max_length=300)
    # Exactly the cards that were shown when Save was pressed.
    wanted_tracks = models.JSONField(help_text="ids of tracks, in order")
    # Fixed before the create call: an import in between must not change what is added.
    # While tracks are looked up, these two hold the first of them.
    found_ids = models.JSONField(default=list, help_text="Spotify ids, in order")
    missing_tracks = models.JSONField(default=list, help_text="ids of tracks not on Spotify")
    added = models.PositiveSmallIntegerField(default=0, help_text="confirmed by Spotify")
    spotify_id = models.CharField(max_length=22, null=True, unique=True)
    # How often an unconfirmed call was looked into without a trace of it, and when last.
    looks = models.PositiveSmallIntegerField(default=0)
    looked_at = models.DateTimeField(null=True)
    # Why the last attempt stopped, in words for the listener; empty when all is well.
    problem = models.CharField(max_length=300, blank=True)
    problem_code = models.CharField(max_length=30, blank=True)
    # One attempt at a time: taken by a conditional UPDATE, since SQLite has no row locks.
    leased_until = models.DateTimeField(null=True)
    # When a worker is to go on; None where it is the listener's turn, or nobody's.
    retry_at = models.DateTimeField(null=True, db_index=True)
    # Failures since anything went well.
    attempts = models.PositiveSmallIntegerField(default=0)
    # The listener's last press; long after it a save is given up.
    asked_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    filled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class SaveWorker(models.Model):
    """One program that does saves, and when it last gave a sign of life."""

    name = models.CharField(max_length=150, unique=True)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name
