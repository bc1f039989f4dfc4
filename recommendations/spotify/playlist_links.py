"""What people paste to name a playlist."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings

from recommendations.spotify.addresses import real
from recommendations.spotify.library import is_spotify_id

_URI = re.compile(r"spotify:(?:user:[^:]+:)?playlist:([0-9A-Za-z]{22})")
# The web player puts a language before it, players on other pages the word "embed", and
# links of before 2018 the owner.
_PATH = re.compile(r"(?:/intl-[A-Za-z-]+|/embed|/user/[^/]+)?/playlist/([0-9A-Za-z]{22})/?")


def playlist_id_in(words: str) -> str:
    """The id in a playlist's address, in its URI, or alone; empty for anything else.

    Addresses are those of Spotify's web player, or of what the settings have in its place.
    Whether there is such a playlist is not known.
    """
    words = words.strip()
    if is_spotify_id(words):
        return words
    found = _URI.fullmatch(words) or _PATH.fullmatch(_path(words))
    return found[1] if found else ""


def _path(words: str) -> str:
    """The path of an address at Spotify, which people also copy without its scheme."""
    try:
        parts = urlsplit(words if "://" in words else f"https://{words}")
    except ValueError:
        return ""
    players = {urlsplit(known).netloc for known in (real().web, settings.SPOTIFY.web)}
    is_web = parts.scheme in ("http", "https")
    return parts.path if is_web and parts.netloc.lower() in players else ""
