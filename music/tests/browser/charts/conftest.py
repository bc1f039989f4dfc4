from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from music.tests.browser.charts.drawing import set_the_stage
from music.tests.browser.conftest import Visit


@pytest.fixture
def stage(visit: Callable[..., Visit]) -> Iterator[Page]:
    """A page with an empty #stage; nothing may go wrong on it unnoticed."""
    one = visit()
    # A page with little of its own.
    page = one.open("/privacy/")
    set_the_stage(page)
    yield page
    assert one.complaints == []
