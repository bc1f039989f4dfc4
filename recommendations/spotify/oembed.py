"""Artwork addresses through oEmbed: no account, no quota."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

from recommendations.spotify.errors import Unavailable

TIMEOUT_S = 4


def thumbnail(spotify_id: str) -> str:
    """The https address of a track's cover, or an empty string when there is none.

    Raises Unavailable when Spotify could not be asked. An address that this site's
    content policy would block counts as none.
    """
    params = {"url": settings.SPOTIFY.track(spotify_id)}
    try:
        reply = requests.get(settings.SPOTIFY.oembed, params=params, timeout=TIMEOUT_S)
        if reply.status_code == 404:
            return ""
        reply.raise_for_status()
        data: Any = reply.json()
    except (requests.exceptions.RequestException, ValueError) as error:
        raise Unavailable from error
    address = data.get("thumbnail_url") if isinstance(data, dict) else None
    return address if isinstance(address, str) and _is_allowed(address) else ""


def _is_allowed(address: str) -> bool:
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    return len(address) <= 300 and any(
        fnmatch(origin, source) for source in settings.SPOTIFY.images
    )
