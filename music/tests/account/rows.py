"""One row of every model that leads to a user, with values that are told apart."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from emotion.models import DiaryEntry
from recommendations.models import RecommendationSet, SavedPlaylist, Track

Row = models.Model


def leads_to_user(model: type[Row], _seen: frozenset[type[Row]] = frozenset()) -> bool:
    """Whether rows of `model` refer to a user, themselves or by another row."""
    if model is User:
        return True
    targets = {
        field.related_model
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and not field.many_to_many
    }
    seen = _seen | {model}
    return any(
        isinstance(target, type) and target not in seen and leads_to_user(target, seen)
        for target in targets
    )


def personal_models() -> list[type[Row]]:
    """Also the tables between two models."""
    return [one for one in apps.get_models(include_auto_created=True) if leads_to_user(one)]


class Rows:
    """Rows of `owner`; ``markers`` are the texts in them by model, each used once."""

    def __init__(self, owner: User) -> None:
        self._numbers = itertools.count(1001)
        self._made: dict[type[Row], Row] = {User: owner}
        self.markers: dict[type[Row], list[str]] = {}

    def of(self, model: type[Row]) -> Row:
        if model not in self._made:
            self._made[model] = self._new(model)
        return self._made[model]

    def every(self) -> dict[type[Row], Row]:
        """Read again, as the database has them."""
        rows = {model: self.of(model) for model in personal_models()}
        for row in rows.values():
            row.refresh_from_db()
        return rows

    def _new(self, model: type[Row]) -> Row:
        if model in (ContentType, Permission):
            found: Row = model._default_manager.all()[0]
            return found
        special = SPECIAL[model](self) if model in SPECIAL else {}
        values = {
            field.name: special[field.name] if field.name in special else self._value(model, field)
            for field in model._meta.concrete_fields
            if not (field.primary_key and field.get_internal_type() in PRIMARY)
        }
        return model._default_manager.create(**values)

    def _value(self, model: type[Row], field: models.Field[Any, Any]) -> Any:
        if field.related_model is model:
            return None
        if field.related_model is not None:
            assert isinstance(field.related_model, type)
            return self.of(field.related_model)
        if field.choices:
            return field.flatchoices[-1][0]
        number = next(self._numbers)
        match field:
            case models.BooleanField():
                return True
            case models.DateTimeField():
                return _moment(number)
            case models.DateField():
                return _moment(number).date()
            case models.FloatField():
                return number + 0.5
            case models.IntegerField():
                return number
            case models.JSONField():
                return [self._marker(model, number)]
            case models.CharField() | models.TextField():
                return self._marker(model, number)
        raise AssertionError(f"{model._meta.label}.{field.name}: say in SPECIAL what it holds")

    def _marker(self, model: type[Row], number: int) -> str:
        marker = f"m-{number}"
        self.markers.setdefault(model, []).append(marker)
        return marker


PRIMARY = ("AutoField", "BigAutoField", "UUIDField")
# What a constraint or the code that reads it wants otherwise.
MOOD = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.79]
SPECIAL: dict[type[Row], Callable[[Rows], dict[str, Any]]] = {
    RecommendationSet: lambda rows: {
        "visitor": "",
        "probabilities": MOOD,
        "notes": {"a note": "of the engine"},
    },
    DiaryEntry: lambda rows: {"probabilities": MOOD[::-1], "corrected": ""},
    SavedPlaylist: lambda rows: {
        "wanted_tracks": [rows.of(Track).pk],
        "missing_tracks": [rows.of(Track).pk],
    },
}


def _moment(number: int) -> datetime:
    return timezone.now().replace(microsecond=0) - timedelta(hours=number)
