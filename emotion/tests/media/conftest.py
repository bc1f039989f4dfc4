from __future__ import annotations

from pathlib import Path

import pytest

from emotion.tests.media.opening import Opener, opener


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Writes bytes to a file without an ending and opens it."""
    return opener(tmp_path)
