from __future__ import annotations

from django.db import models


class RecentUse(models.Model):
    """How lately one visitor used one limited thing; see `music.limits`.

    Deleted within a day of the last use.
    """

    # The scope and a keyed hash of a session or an address, never either in clear.
    key = models.CharField(max_length=100, unique=True)
    # Seconds since 1970 of the uses that still count, oldest first.
    times = models.JSONField(default=list)
    # Until when one use is under way; no longer than a crashed worker may block for.
    busy_until = models.DateTimeField(null=True)
    used_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key.partition(":")[0]
