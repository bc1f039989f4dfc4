"""A visitor's agreement to send frames to this site: asked for, shown with each, taken back.

The page keeps the key of an agreement in memory alone, so leaving or reloading it ends what
was agreed to. A mere flag in the session was rejected: it would outlast the page that
asked, and whatever ran there later could send frames unasked.
"""

from __future__ import annotations

import secrets

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

HEADER = "X-Agreement"
_SESSION_KEY = "frames_agreement"


def agree(session: SessionBase) -> str:
    """Note the agreement and return its key, the same one for every page that asks."""
    if _SESSION_KEY not in session:
        session[_SESSION_KEY] = secrets.token_urlsafe(24)
    return str(session[_SESSION_KEY])


def withdraw(session: SessionBase) -> None:
    """End the agreement, on every page of this session."""
    session.pop(_SESSION_KEY, None)


def has_agreed(session: SessionBase, key: str) -> bool:
    """Whether `key` is that of an agreement that holds."""
    agreed = session.get(_SESSION_KEY)
    return agreed is not None and constant_time_compare(key, str(agreed))
