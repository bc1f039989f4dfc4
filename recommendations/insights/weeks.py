"""Weeks as ISO 8601 counts them, from Monday to Sunday."""

from __future__ import annotations

import re
from datetime import date, timedelta

NAME = re.compile(r"([0-9]{4})-W([0-9]{2})", re.ASCII)
A_WEEK = timedelta(weeks=1)
# No set is older, and calendars begin and end somewhere.
FIRST_YEAR, LAST_YEAR = 1970, 9998


def monday_called(name: str) -> date | None:
    """The Monday of a week written as 2026-W47, None for what is no week."""
    found = NAME.fullmatch(name)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None


def name_of_week(monday: date) -> str:
    """The reverse: 2026-W47."""
    year, week, _ = monday.isocalendar()
    return f"{year:04}-W{week:02}"
