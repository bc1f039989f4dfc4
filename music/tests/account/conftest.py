from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from music.tests.account.rows import Rows


@pytest.fixture
def rows(alice: User) -> Rows:
    """Of Alice's."""
    alice.first_name, alice.last_name, alice.email = "m-1", "m-2", "m-3@example.org"
    alice.save()
    return Rows(alice)
