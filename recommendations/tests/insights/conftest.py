from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from emotion.labels import LABELS
from recommendations.models import RecommendationSet, SetTrack, Track

Make = Callable[..., RecommendationSet]
# A Wednesday of the week 2026-W20.
NOON = datetime(2026, 5, 13, 12, tzinfo=UTC)
WEEK = "2026-W20"


@pytest.fixture
def make(alice: User, tracks: list[Track]) -> Make:
    """A set with the tracks of these numbers: ``make("happy", [0, 1], at=..., owner=...)``."""

    def made(
        emotion: str,
        numbers: list[int],
        *,
        at: datetime = NOON,
        owner: User = alice,
        share: float = 1.0,
        **more: object,
    ) -> RecommendationSet:
        rest = (1 - share) / (len(LABELS) - 1)
        chosen = RecommendationSet.objects.create(
            owner=owner,
            origin="camera",
            probabilities=[share if label == emotion else rest for label in LABELS],
            shown=len(numbers),
            **more,
        )
        RecommendationSet.objects.filter(pk=chosen.pk).update(created_at=at)
        for position, number in enumerate(numbers, start=1):
            SetTrack.objects.create(set=chosen, track=tracks[number], position=position)
        return chosen

    return made
