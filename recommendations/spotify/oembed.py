"""Artwork addresses through oEmbed: no account, no quota."""

from __future__ import annotations

from fnmatch import fnmatch
from urllib.parse import urlsplit

import requests
from django.conf import settings

from recommendations.spotify.errors import Unavailable
from recommendations.spotify.failures import parsed
from recommendations.spotify.sessions import BoundedSession

TIMEOUT_S = 4


def thumbnail(spotify_id: str) -> str:
    """The https address of a track's cover, or an empty string when there is none.

    Raises Unavailable when Spotify could not be asked. An address that this site's
    content policy would block counts as none.
    """
    params = {"url": settings.SPOTIFY.track(spotify_id)}
    try:
        with BoundedSession() as session:
            reply = session.get(settings.SPOTIFY.oembed, params=params, timeout=TIMEOUT_S)
    except requests.exceptions.RequestException as error:
        raise Unavailable from error
    if reply.status_code == 404:
        return ""
    data = parsed(reply.content)
    if reply.status_code != 200 or data is None:
        raise Unavailable
    address = data.get("thumbnail_url") if isinstance(data, dict) else None
    return address if isinstance(address, str) and _is_allowed(address) else ""


def _is_allowed(address: str) -> bool:
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    return len(address) <= 300 and any(
        fnmatch(origin, source) for source in settings.SPOTIFY.images
    )
