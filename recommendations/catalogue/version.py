"""The catalogue's version: changed by every import, compared by every cache."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from recommendations.models import CatalogueState

ONLY_ROW = 1


def current_version() -> int:
    """Return the version, 0 before the first import."""
    versions = CatalogueState.objects.filter(pk=ONLY_ROW).values_list("version", flat=True)
    return next(iter(versions), 0)


def bump_version() -> None:
    """Say that the catalogue may have changed."""
    with transaction.atomic():
        _, is_new = CatalogueState.objects.get_or_create(pk=ONLY_ROW)
        if not is_new:
            CatalogueState.objects.filter(pk=ONLY_ROW).update(version=F("version") + 1)
