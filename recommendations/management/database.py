from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError


@contextmanager
def answering_database() -> Iterator[None]:
    """Turn a database without tables, or one that is away, into a sentence for a terminal."""
    try:
        yield
    except DatabaseError as error:
        raise CommandError(
            f"The database does not answer: {error}. Run `migrate` first."
        ) from error
