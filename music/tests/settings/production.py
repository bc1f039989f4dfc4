from __future__ import annotations

import secrets

# What a production site must say, and nothing else.
PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "TOKEN_KEYS": secrets.token_urlsafe(32),
    "ALLOWED_HOSTS": "wmusic.example.org",
}
