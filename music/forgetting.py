"""Deleting what has served its time."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from music.limits import forget_visitors


def forget_expired() -> None:
    """Delete ended sessions and the counts behind rate limits.

    Django's database cache leaves what has expired in its table until that is full.
    """
    now = timezone.now()
    forget_visitors(now)
    with connection.cursor() as cursor:
        before = connection.ops.adapt_datetimefield_value(now)
        cursor.execute("DELETE FROM cache WHERE expires < %s", [before])
    call_command("clearsessions")
