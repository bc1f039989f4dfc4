"""What PostgreSQL would not store, refused on SQLite too, so that every test looks for it.

SQLite keeps a text however long its column is meant to be and a number however large, NULs,
and halves of surrogate pairs inside JSON. PostgreSQL answers with an error, and whoever sent
them gets an error page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import DataError, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

# PostgreSQL's columns have a sign, also where Django allows no negatives.
LARGEST = {
    "SmallIntegerField": 2**15 - 1,
    "PositiveSmallIntegerField": 2**15 - 1,
    "IntegerField": 2**31 - 1,
    "PositiveIntegerField": 2**31 - 1,
}


@contextmanager
def as_strict_as_postgresql() -> Iterator[None]:
    """Until the block ends, DataError is raised for what PostgreSQL would refuse."""
    save, save_json = models.Field.get_db_prep_save, models.JSONField.get_db_prep_save

    def checked(field: Any, value: Any, connection: Any) -> Any:
        _refuse_too_much(field, value)
        return save(field, value, connection)

    def checked_json(field: Any, value: Any, connection: Any) -> Any:
        _refuse_broken_texts(field, value)
        return save_json(field, value, connection)

    connection_created.connect(_watch)
    for connection in connections.all(initialized_only=True):
        _watch(connection)
    with (
        patch.object(models.Field, "get_db_prep_save", checked),
        patch.object(models.JSONField, "get_db_prep_save", checked_json),
    ):
        yield
    connection_created.disconnect(_watch)


def _refuse_too_much(field: Any, value: Any) -> None:
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        raise DataError(f"{field}: {len(value)} characters where {field.max_length} fit")
    largest = LARGEST.get(field.get_internal_type())
    if isinstance(value, int) and largest and abs(value) > largest:
        raise DataError(f"{field}: {value} does not fit")


def _refuse_broken_texts(field: Any, value: Any) -> None:
    if hasattr(value, "resolve_expression"):
        return
    # Without escaped backslashes: one could stand before somebody's own "u0000".
    written = json.dumps(value, ensure_ascii=False).replace("\\\\", "")
    if "\\u0000" in written or any("\ud800" <= letter <= "\udfff" for letter in written):
        raise DataError(f"{field}: a NUL or half a surrogate pair")


def _watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite" and _refuse_nul not in connection.execute_wrappers:
        connection.execute_wrappers.append(_refuse_nul)


def _refuse_nul(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    for row in (params or ()) if many else [params or ()]:
        if any(isinstance(value, str) and "\x00" in value for value in row):
            raise DataError("a NUL in a text")
    return execute(sql, params, many, context)
