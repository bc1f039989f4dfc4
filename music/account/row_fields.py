"""A row of the database as a person gets to see it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model

from recommendations.encryption import EncryptedTextField


def row_fields(row: Model, *, without: Collection[str] = ()) -> dict[str, object]:
    """Every value of `row` by its field's name, but for keys, relations and `without`.

    All fields rather than a list of them, so that a field that a model gets later is in the
    file at once. What is encrypted in the database is a secret and never given out.
    """
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.is_relation
        and not field.primary_key
        and not isinstance(field, EncryptedTextField)
        and field.name not in without
    }
