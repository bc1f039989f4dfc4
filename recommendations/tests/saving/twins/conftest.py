from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import responses
from django.test import Client
from django.utils import timezone

from recommendations.models import (
    RecommendationSet,
    SpotifyConnection,
)
from recommendations.tests.saving.conftest import known
from recommendations.tests.saving.twins.late_account import LateAccount


@pytest.fixture
def spotify() -> Iterator[LateAccount]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield LateAccount(mock)


@pytest.fixture
def chosen(listener: Client, alices_set: RecommendationSet) -> RecommendationSet:
    """With a token that outlasts all looks."""
    SpotifyConnection.objects.update(expires_at=timezone.now() + timedelta(days=9))
    known(alices_set)
    return alices_set
