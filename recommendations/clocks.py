"""Moments that were written while a clock was wrong.

A lease or a pause is a moment until which something is left alone. Written by a clock that was
a year ahead, it would hold things up for that year, long after the clock was put right. So a
moment counts only while it could have been meant.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

# By more than this no clocks of machines that work together differ, not even where one has
# taken summer time for standard time.
SKEW = timedelta(hours=2)


def latest(longest: timedelta) -> datetime:
    """The furthest moment that a clock can have meant which puts off for at most `longest`."""
    return timezone.now() + longest + SKEW
