"""What may be asked for at the authorize page, and the secrets that come of it."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from urllib.parse import urlsplit

# Every scope of the Web API, as the consent page words it.
SCOPES = {
    "ugc-image-upload": "Upload covers for your playlists",
    "user-read-playback-state": "See what is playing, and where",
    "user-modify-playback-state": "Control what is playing",
    "user-read-currently-playing": "See what is playing now",
    "app-remote-control": "Control Spotify on this device",
    "streaming": "Play music in this app",
    "playlist-read-private": "See your private playlists",
    "playlist-read-collaborative": "See your collaborative playlists",
    "playlist-modify-private": "Create and change your private playlists",
    "playlist-modify-public": "Create and change your public playlists",
    "user-follow-modify": "Change whom you follow",
    "user-follow-read": "See whom you follow",
    "user-read-playback-position": "See where you stopped listening",
    "user-top-read": "See your top artists and tracks",
    "user-read-recently-played": "See what you played lately",
    "user-library-modify": "Change what is in your library",
    "user-library-read": "See what is in your library",
    "user-read-email": "See your e-mail address",
    "user-read-private": "See your subscription and country",
    "user-personalized": "Get content made for you",
}
LOOPBACK = ("127.0.0.1", "::1")


def is_allowed_redirect(address: str) -> bool:
    """Whether Spotify takes it since April 2025: https, or http to a loopback literal."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc or parts.fragment or host == "localhost":
        return False
    # Anything else would also end up in a header of the consent page.
    if host not in LOOPBACK and not re.fullmatch(r"[a-z0-9.-]+", host):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)


def new_secret() -> str:
    return secrets.token_urlsafe(48)


def digest(secret: str) -> str:
    """Under which a code or token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def challenge_of(verifier: str) -> str:
    """Return the S256 code challenge, by RFC 7636 section 4.2."""
    hashed = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(hashed).decode().rstrip("=")
