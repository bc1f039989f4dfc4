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

    A save whose ``way`` is not ``new`` writes to the playlist of an earlier one, its
    ``target``, and knows no ``creating``. Its playlist counts as created once it is known
    what is in it.

    What follows a filled playlist is its ``cover``, with a state of its own: whatever comes
    of it, the playlist is whole.

    The record is also the worker's order: it acts once ``retry_at`` has come.
    """

    class State(models.TextChoices):
        WANTED = "wanted"
        CREATING = "creating"
        CREATED = "created"
        ADDING = "adding"
        FILLED = "filled"
        FAILED = "failed"

    class Way(models.TextChoices):
        NEW = "new"
        APPEND = "append"
        REPLACE = "replace"

    class Cover(models.TextChoices):
        """``sending`` is to ``wanted`` what ``adding`` is to ``created``; after
        ``unconfirmed`` and ``given-up`` it is the listener's turn."""

        NONE = "none"
        WANTED = "wanted"
        SENDING = "sending"
        DONE = "done"
        UNCONFIRMED = "unconfirmed"
        GIVEN_UP = "given-up"

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
    # The playlist that was made for this record, if one was.
    spotify_id = models.CharField(max_length=22, null=True, unique=True)
    way = models.CharField(max_length=7, choices=Way, default=Way.NEW)
    # Whose playlist is written to, and its id, which stays when that record goes.
    target = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    target_spotify_id = models.CharField(max_length=22, blank=True, db_index=True)
    # What the target held when `base_added` of the found tracks had been added: how many
    # items, and a fingerprint of them. A playlist made for this record held nothing.
    base_count = models.PositiveIntegerField(default=0)
    base_print = models.CharField(max_length=64, blank=True)
    base_added = models.PositiveSmallIntegerField(default=0)
    already_there = models.JSONField(default=list, help_text="Spotify ids that were not added")
    # Which save may write to this record's playlist, and how often that was given: whoever
    # takes it names the number that they saw.
    writer = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    claims = models.PositiveIntegerField(default=0)
    # Since when this record's tracks are no longer in the playlist, and for whose sake.
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    # When Spotify no longer had the playlist in the listener's account.
    gone_at = models.DateTimeField(null=True)
    cover = models.CharField(max_length=11, choices=Cover, default=Cover.NONE)
    # Why the cover is not there, as `problem` and `problem_code` are for the playlist.
    cover_problem = models.CharField(max_length=300, blank=True)
    cover_problem_code = models.CharField(max_length=30, blank=True)
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
