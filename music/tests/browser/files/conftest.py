from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from music.tests.browser.files.part import FilePart


@pytest.fixture
def part(visit: Callable[..., Visit]) -> Callable[..., FilePart]:
    """Open the home page: ``part(width=390)``."""

    def start(**how: object) -> FilePart:
        one = visit(**how)
        one.open()
        opened = FilePart(one)
        expect(opened.root).to_be_visible()
        return opened

    return start
