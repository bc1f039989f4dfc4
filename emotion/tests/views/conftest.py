from __future__ import annotations

import pytest
from django.test import Client

from emotion.tests.views.sending import agreed


@pytest.fixture
def client(db: None) -> Client:
    """A page whose user has agreed to send frames."""
    return agreed(Client())
