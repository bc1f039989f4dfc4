"""The tests find it on SQLite, too; see `music.tests.strictness`."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DataError, transaction
from django.utils import timezone

from music.models import RecentUse
from recommendations.models import CatalogueState, SourceOff


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row",
    [
        RecentUse(key="k" * 101, used_at=timezone.now()),
        RecentUse(key="k\x00", used_at=timezone.now()),
        RecentUse(key="k", times=["\x00"], used_at=timezone.now()),
        RecentUse(key="k", times=[{"name": "\ud800"}], used_at=timezone.now()),
        SourceOff(source="s", status=2**15),
        CatalogueState(version=2**31),
    ],
)
def test_it_is_not_stored(row: Any) -> None:
    with pytest.raises(DataError), transaction.atomic():
        row.save()
    with pytest.raises(DataError), transaction.atomic():
        type(row).objects.bulk_create([row])


@pytest.mark.django_db
def test_an_update_does_not_store_it_either(alice: User) -> None:
    with pytest.raises(DataError), transaction.atomic():
        User.objects.update(first_name="n" * 151)


@pytest.mark.django_db
def test_nobody_is_looked_for_by_it(alice: User) -> None:
    with pytest.raises(DataError), transaction.atomic():
        User.objects.filter(username__contains="\x00").exists()


@pytest.mark.django_db
def test_what_fits_is_stored() -> None:
    times = ["\\u0000", "\U0001f600", 2**40]
    RecentUse.objects.create(key="k" * 100, times=times, used_at=timezone.now())
    assert RecentUse.objects.get().times == times
