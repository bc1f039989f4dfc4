from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from recommendations.models import SpotifyConnection
from recommendations.tests.visit import Visit


def let_expire(seconds_left: float = 30) -> SpotifyConnection:
    """Bring the one connection's access token near its end."""
    expires_at = timezone.now() + timedelta(seconds=seconds_left)
    SpotifyConnection.objects.update(expires_at=expires_at)
    return SpotifyConnection.objects.get()


@pytest.fixture
def expiring(visit: Visit) -> SpotifyConnection:
    """A connection whose access token is about to end."""
    visit.sign_in()
    return let_expire()
