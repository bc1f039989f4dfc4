"""The environment of every test; pytest loads this before it loads Django.

A development environment with keys of its own, so that tests neither need nor touch
those of a developer.
"""

from __future__ import annotations

import os

os.environ.update(
    DEBUG="true",
    SECRET_KEY="only-for-tests-" + "x" * 50,
    TOKEN_KEYS=(
        "dGVzdC1rZXktb25lLXRoYXQtaXMtMzItYnl0ZXMtLS0,dGVzdC1rZXktdHdvLXRoYXQtaXMtMzItYnl0ZXMtLS0"
    ),
    SPOTIFY_CLIENT_ID="",
    SPOTIFY_CLIENT_SECRET="",
    SPOTIFY_STANDIN_ORIGIN="http://127.0.0.1:8001",
)
