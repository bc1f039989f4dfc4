"""Django's sessions in the database, with keys as Django makes them and no others."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: Any) -> bool:
        # A cookie can spell a NUL, which PostgreSQL does not even look for.
        is_long = bool(super()._validate_session_key(key))  # type: ignore[misc]
        return is_long and key.isascii() and key.isalnum()
