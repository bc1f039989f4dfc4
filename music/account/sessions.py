"""Ending every session of one account."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

AT_ONCE = 500


def end_sessions(user_id: int) -> None:
    """Delete all sessions in which the account `user_id` is signed in, on any device.

    A session names its account only inside what it holds, so each is looked into. Sessions
    that know their account would need a table of our own; ended ones are deleted daily, and
    nobody leaves often. Those of other people are left as they are.
    """
    theirs = [
        session.session_key
        for session in Session.objects.iterator(AT_ONCE)
        if session.get_decoded().get(SESSION_KEY) == str(user_id)
    ]
    for start in range(0, len(theirs), AT_ONCE):
        Session.objects.filter(session_key__in=theirs[start : start + AT_ONCE]).delete()
