"""Fixtures and the environment of every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before Django reads its settings: a development environment with keys of its own, so
# that tests neither need nor touch those of a developer.
os.environ.update(
    DEBUG="true",
    SECRET_KEY="only-for-tests-" + "x" * 50,
    TOKEN_KEYS="dGVzdC1rZXktb25lLXRoYXQtaXMtMzItYnl0ZXMtLS0,dGVzdC1rZXktdHdvLXRoYXQtaXMtMzItYnl0ZXMtLS0",
    SPOTIFY_CLIENT_ID="",
    SPOTIFY_CLIENT_SECRET="",
    SPOTIFY_STANDIN_ORIGIN="http://127.0.0.1:8001",
)

SHARED_DATA = Path(__file__).resolve().parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the data sets are not at {SHARED_DATA}")
    return SHARED_DATA
