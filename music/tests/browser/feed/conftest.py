from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.scenes import two_people
from music.tests.browser.video import Picture, write_y4m


@pytest.fixture
def visit_showing(visit: Callable[..., Visit], tmp_path: Path) -> Callable[..., Visit]:
    """Open a browser before whose camera a picture is: ``visit_showing(picture, width=390)``."""

    def start(picture: Picture, **options: object) -> Visit:
        return visit(video=write_y4m(tmp_path / "scene.y4m", [picture] * 2), **options)

    return start


@pytest.fixture
def two(visit_showing: Callable[..., Visit]) -> Visit:
    return visit_showing(two_people())


@pytest.fixture
def alone(visit: Callable[..., Visit], portrait_video: Path) -> Visit:
    """One smiling person before the camera."""
    return visit(video=portrait_video)
