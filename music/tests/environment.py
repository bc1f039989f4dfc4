"""The environment of every test; pytest loads this before it loads Django.

A development environment with keys of its own, so that tests neither need nor touch
those of a developer.
"""

from __future__ import annotations

import os
import signal

# A shell that starts this in the background ignores Ctrl-C for it, and the programs that
# tests start and interrupt would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
