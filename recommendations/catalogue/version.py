"""The catalogue's version: changed by every import, compared by every cache."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from recommendations.models import CatalogueState
from recommendations.models.catalogue import new_stamp

ONLY_ROW = 1


@dataclass(frozen=True)
class Version:
    """``number`` grows with every import; ``stamp`` tells apart versions of one number."""

    number: int
    stamp: str


NEVER_IMPORTED = Version(0, "")


def current() -> Version:
    """Return the version, `NEVER_IMPORTED` before the first import; one query."""
    rows = CatalogueState.objects.filter(pk=ONLY_ROW).values_list("version", "stamp")
    return next((Version(*row) for row in rows), NEVER_IMPORTED)


def current_version() -> int:
    return current().number


def bump_version() -> None:
    """Say that the catalogue may have changed."""
    with transaction.atomic():
        _, is_new = CatalogueState.objects.get_or_create(pk=ONLY_ROW)
        if not is_new:
            CatalogueState.objects.filter(pk=ONLY_ROW).update(
                version=F("version") + 1, stamp=new_stamp()
            )


def following(version: Version) -> Version:
    """The version to announce after `version`."""
    return Version(version.number + 1, new_stamp())


def announce(version: Version, after: Version) -> bool:
    """Make `version` the current one if `after` still is; say whether it was."""
    values = {"version": version.number, "stamp": version.stamp}
    if after == NEVER_IMPORTED:
        _, is_new = CatalogueState.objects.get_or_create(pk=ONLY_ROW, defaults=values)
        return is_new
    stored = CatalogueState.objects.filter(pk=ONLY_ROW, version=after.number, stamp=after.stamp)
    return stored.update(**values) == 1
