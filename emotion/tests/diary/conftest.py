from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from emotion.diary.services import turn_on
from emotion.labels import LABELS
from emotion.models import DiaryEntry
from recommendations.tests.conftest import tracks as tracks

Write = Callable[..., DiaryEntry]


@pytest.fixture
def alices_diary(alice: User) -> User:
    turn_on(alice, "UTC")
    return alice


@pytest.fixture
def write(alices_diary: User) -> Write:
    """An entry of Alice's: ``write("happy", at=..., origin=..., share=0.7)``."""

    def written(
        emotion: str,
        *,
        at: datetime | None = None,
        origin: str = DiaryEntry.Origin.CAMERA,
        share: float = 0.7,
        **more: object,
    ) -> DiaryEntry:
        rest = (1 - share) / (len(LABELS) - 1)
        return DiaryEntry.objects.create(
            owner=alices_diary,
            at=at or timezone.now(),
            origin=origin,
            probabilities=[share if label == emotion else rest for label in LABELS],
            **more,
        )

    return written
