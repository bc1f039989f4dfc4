from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

# What the tests of taste connect by serves these commands, too.
from recommendations.tests.taste.conftest import connect_to, starter

__all__ = ["connect_to", "starter"]


@pytest.fixture(autouse=True)
def allowed(settings: Settings) -> None:
    settings.LEARNT_TARGETS = True
