"""The whole database as text, with what is packed in it unpacked."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import connection


def dump() -> str:
    """Every row of every table; sessions once more as what they hold."""
    lines: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 - a table of our own
            lines += [f"{table}: {row!r}" for row in cursor.fetchall()]
    lines += [repr(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(lines)
