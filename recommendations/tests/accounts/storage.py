"""Everything that the database holds, as text in which a secret can be looked for."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection as database


def stored() -> Iterator[str]:
    """Every cell of every table, as it lies there: tokens only encrypted."""
    with database.cursor() as cursor:
        for table in database.introspection.table_names(cursor):
            name = database.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 - the database's own names
            yield from (repr(row) for row in cursor.fetchall())


def unpacked() -> Iterator[str]:
    """What lies there packed: sessions, with the messages in them, and the cache."""
    for session in Session.objects.all():
        yield repr(session.get_decoded())
    with database.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor.fetchall()]
    # Kept as ':1:key'.
    yield from (f"{key} {cache.get(key.split(':', 2)[2])!r}" for key in keys)
